import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A vendor's day in Java (JNA): Audit PROGRAMME [GIAS.csv SAVED.json] */
public final class Audit {
    /** The functions that are used here; size_t is a long on 64 bits. */
    public interface NextPractice extends Library {
        NextPractice LIBRARY = Native.load("nextpractice", NextPractice.class);

        int nxp_check(int abi, int level, PointerByReference error);
        int nxp_error_get(Pointer error, ErrorInfo info);
        void nxp_error_free(Pointer error);
        int nxp_programme_open(byte[] path, long length, PointerByReference programme, PointerByReference error);
        int nxp_programme_save(Pointer programme, byte[] path, long length, int packing, PointerByReference error);
        void nxp_programme_free(Pointer programme);
        int nxp_gias_read(byte[] data, long length, byte[] name, long nameLength, PointerByReference result,
            PointerByReference error);
        int nxp_import_get(Pointer imported, int file, ImportInfo info, PointerByReference error);
        void nxp_import_free(Pointer imported);
        int nxp_builder_from(Pointer programme, PointerByReference builder, PointerByReference error);
        int nxp_builder_import(Pointer builder, Pointer imported, LongByReference added, PointerByReference error);
        int nxp_builder_check(Pointer builder, PointerByReference programme, PointerByReference error);
        void nxp_builder_free(Pointer builder);
        int nxp_audit_new(Pointer programme, Pointer options, PointerByReference audit, PointerByReference error);
        int nxp_audit_group_count(Pointer audit, LongByReference count, PointerByReference error);
        int nxp_audit_group_size(Pointer audit, long group, LongByReference size, PointerByReference error);
        int nxp_audit_group_finding(Pointer audit, long group, long index, LongByReference finding,
            PointerByReference error);
        int nxp_audit_finding(Pointer audit, long index, Finding finding, PointerByReference error);
        int nxp_audit_evidence(Pointer audit, long finding, int index, Evidence evidence, PointerByReference error);
        void nxp_audit_free(Pointer audit);
        long nxp_live_objects();
    }

    @Structure.FieldOrder({"data", "length"})
    public static class Text extends Structure {
        public Pointer data;
        public long length;

        @Override
        public String toString() {
            return data == null ? "" : new String(data.getByteArray(0, (int) length), StandardCharsets.UTF_8);
        }
    }

    /** A struct that says how large it is. */
    public abstract static class Sized extends Structure {
        public long structSize;

        void sized() {
            structSize = size();
        }
    }

    @Structure.FieldOrder({"structSize", "status", "reserved", "message", "pointer", "offset", "row", "problems", "total"})
    public static class ErrorInfo extends Sized {
        public int status, reserved;
        public Text message, pointer;
        public long offset, row, problems, total;
    }

    @Structure.FieldOrder({"structSize", "rows", "imported", "rejected", "stubbed", "kept", "issues", "total"})
    public static class ImportInfo extends Sized {
        public long rows, imported, rejected, stubbed, kept, issues, total;
    }

    @Structure.FieldOrder({"structSize", "rule", "level", "unitKind", "evidence", "ruleCode", "ruleName", "unitId",
        "unitLabel", "suppression"})
    public static class Finding extends Sized {
        public int rule, level, unitKind, evidence;
        public Text ruleCode, ruleName, unitId, unitLabel, suppression;
    }

    @Structure.FieldOrder({"structSize", "text", "pointer", "key", "depth", "reserved"})
    public static class Evidence extends Sized {
        public Text text, pointer, key;
        public int depth, reserved;
    }

    private interface Call {
        int with(PointerByReference error);
    }

    private static final NextPractice LIBRARY = NextPractice.LIBRARY;
    private static final String[] LEVELS = {"", "advice", "warning", "error"};

    /** Makes a call; throws what the library says where it fails. */
    private static void must(Call call) {
        PointerByReference error = new PointerByReference();
        if (call.with(error) != 0) {
            ErrorInfo info = new ErrorInfo();
            info.sized();
            LIBRARY.nxp_error_get(error.getValue(), info);
            String message = info.message.toString();
            LIBRARY.nxp_error_free(error.getValue());
            throw new IllegalStateException(message);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Pointer withSchools(Pointer programme, String gias, String saved) throws java.io.IOException {
        byte[] data = Files.readAllBytes(Path.of(gias));
        PointerByReference imported = new PointerByReference();
        PointerByReference builder = new PointerByReference();
        PointerByReference larger = new PointerByReference();
        must(error -> LIBRARY.nxp_gias_read(data, data.length, bytes(gias), bytes(gias).length, imported, error));
        ImportInfo info = new ImportInfo();
        info.sized();
        must(error -> LIBRARY.nxp_import_get(imported.getValue(), 0, info, error));
        System.err.printf("%d rows: %d imported, %d rejected%n", info.rows, info.imported, info.rejected);
        must(error -> LIBRARY.nxp_builder_from(programme, builder, error));
        must(error -> LIBRARY.nxp_builder_import(builder.getValue(), imported.getValue(), null, error));
        must(error -> LIBRARY.nxp_builder_check(builder.getValue(), larger, error));
        must(error -> LIBRARY.nxp_programme_save(larger.getValue(), bytes(saved), bytes(saved).length, 0, error));
        LIBRARY.nxp_builder_free(builder.getValue());
        LIBRARY.nxp_import_free(imported.getValue());
        return larger.getValue();
    }

    private static void print(PrintStream out, Pointer audit, long index, String mark) {
        Finding finding = new Finding();
        finding.sized();
        must(error -> LIBRARY.nxp_audit_finding(audit, index, finding, error));
        out.println(mark + finding.ruleCode + " " + LEVELS[finding.level] + " " + finding.unitId + ": " + finding.unitLabel);
        for (int i = 0; i < finding.evidence; i++) {
            int place = i;
            Evidence evidence = new Evidence();
            evidence.sized();
            must(error -> LIBRARY.nxp_audit_evidence(audit, index, place, evidence, error));
            String where = evidence.pointer.data == null ? "" : " [" + evidence.pointer + "]";
            out.println("  ".repeat(evidence.depth + 1) + "- " + evidence.text + where);
        }
    }

    public static void main(String[] arguments) throws Exception {
        must(error -> LIBRARY.nxp_check(1, 1, error));
        PointerByReference loaded = new PointerByReference();
        PointerByReference audit = new PointerByReference();
        must(error -> LIBRARY.nxp_programme_open(bytes(arguments[0]), bytes(arguments[0]).length, loaded, error));
        Pointer programme = loaded.getValue();
        if (arguments.length == 3) {
            programme = withSchools(loaded.getValue(), arguments[1], arguments[2]);
            LIBRARY.nxp_programme_free(loaded.getValue());
        }
        Pointer audited = programme;
        must(error -> LIBRARY.nxp_audit_new(audited, null, audit, error));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        LongByReference number = new LongByReference();
        must(error -> LIBRARY.nxp_audit_group_count(audit.getValue(), number, error));
        long groups = number.getValue();
        for (long group = 0; group < groups; group++) {
            long of = group;
            must(error -> LIBRARY.nxp_audit_group_size(audit.getValue(), of, number, error));
            long size = number.getValue();
            for (long i = 0; i < size; i++) {
                long place = i;
                must(error -> LIBRARY.nxp_audit_group_finding(audit.getValue(), of, place, number, error));
                print(out, audit.getValue(), number.getValue(), i == 0 ? "" : "+ ");
            }
        }
        out.flush();
        LIBRARY.nxp_audit_free(audit.getValue());
        LIBRARY.nxp_programme_free(programme);
        if (LIBRARY.nxp_live_objects() != 0) {
            throw new IllegalStateException("something was not freed");
        }
    }
}
