//! Writing results: files that appear whole or not at all, and pipes that may close.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

/// Writes a file whole: into a temporary file beside it, which then takes its name. If anything fails, what stood there
/// before stands there still. `content` writes what is to stand there.
///
/// What is no regular file (a pipe, `/dev/stdout`) is written to as it is.
///
/// # Errors
/// What the system says.
pub fn write_whole(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // A link keeps pointing where it points, and the file there is replaced.
    let target = match fs::canonicalize(path) {
        Ok(target) if !target.is_file() => return buffered(&File::create(target)?, content),
        Ok(target) => target,
        Err(error) if error.kind() == ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = builder(&target).tempfile_in(folder)?;
    buffered(file.as_file(), content)?;
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}

/// A temporary file with the permissions of the file that it replaces, or of any new file.
fn builder(target: &Path) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nextpractice-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let replaced = fs::metadata(target).map(|metadata| metadata.permissions());
        builder.permissions(replaced.unwrap_or_else(|_| fs::Permissions::from_mode(0o666)));
    }
    #[cfg(not(unix))]
    let _ = target;
    builder
}

fn buffered(
    out: impl Write,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let written = content(&mut out).and_then(|()| out.flush());
    // What is left in the buffer of a stream that refused is not tried again.
    let _ = out.into_parts();
    written
}

/// Text as what is to be written.
pub fn text(text: &str) -> impl FnOnce(&mut dyn Write) -> io::Result<()> {
    move |out| out.write_all(text.as_bytes())
}

/// Writes to a stream whose reader may have gone, as `head` does: that is no failure.
///
/// # Errors
/// What the system says, but that the pipe is closed.
pub fn write_stream(
    stream: impl Write,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    match buffered(stream, content) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{self, ErrorKind, Write};

    use super::{text, write_stream, write_whole};

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        write_whole(&path, text("one")).unwrap();
        write_whole(&path, text("two")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_whole(folder.path(), text("text")).is_err());
        assert!(write_whole(&folder.path().join("none/report.txt"), text("text")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("report.txt"), folder.path().join("link"));
        fs::write(&path, "before").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        write_whole(&link, text("after")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    /// A stream that refuses for a reason.
    struct Refusing(ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_failure_and_a_full_disk_is() {
        assert!(write_stream(Refusing(ErrorKind::BrokenPipe), text("text")).is_ok());
        assert!(write_stream(Refusing(ErrorKind::StorageFull), text("text")).is_err());
    }
}
