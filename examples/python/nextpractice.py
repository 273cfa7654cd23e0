"""nextpractice from Python by ctypes: what an audit needs, and columns by Arrow."""

import ctypes as c
import os

_library = c.CDLL(os.environ.get("NEXTPRACTICE_LIBRARY", "libnextpractice.so.1"))


class Text(c.Structure):
    _fields_ = [("data", c.c_void_p), ("len", c.c_size_t)]

    def __str__(self):
        return c.string_at(self.data, self.len).decode() if self.data else ""


class _Sized(c.Structure):
    """A struct that says how large it is."""

    def __init__(self):
        super().__init__(struct_size=c.sizeof(type(self)))


class ErrorInfo(_Sized):
    _fields_ = [("struct_size", c.c_size_t), ("status", c.c_int32), ("reserved", c.c_int32), ("message", Text),
                ("pointer", Text), ("offset", c.c_int64), ("row", c.c_int64), ("problems", c.c_size_t),
                ("problems_total", c.c_size_t)]


class ImportInfo(_Sized):
    _fields_ = [("struct_size", c.c_size_t), ("rows", c.c_size_t), ("imported", c.c_size_t), ("rejected", c.c_size_t),
                ("stubbed", c.c_size_t), ("kept", c.c_size_t), ("issues", c.c_size_t), ("issues_total", c.c_size_t)]


class ArrowSchema(c.Structure):
    _fields_ = [("_", c.c_uint64 * 9)]


class ArrowArray(c.Structure):
    _fields_ = [("_", c.c_uint64 * 10)]


class Error(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def _call(function, *arguments):
    """Calls a function of the library; raises what it says where it fails."""
    error = c.c_void_p()
    status = getattr(_library, function)(*arguments, c.byref(error))
    if status != 0:
        info = ErrorInfo()
        _library.nxp_error_get(error, c.byref(info))
        message = str(info.message)
        _library.nxp_error_free(error)
        raise Error(status, message)


def _text(text):
    text = os.fsencode(text) if not isinstance(text, bytes) else text
    return c.c_char_p(text), c.c_size_t(len(text))


class _Handle:
    """Owns an object of the library: freed with it."""

    free = None

    def __init__(self, function, *arguments):
        self.pointer = c.c_void_p()
        _call(function, *arguments, c.byref(self.pointer))

    def __del__(self):
        if getattr(self, "pointer", None):
            getattr(_library, self.free)(self.pointer)


class Programme(_Handle):
    free = "nxp_programme_free"

    @classmethod
    def open(cls, path):
        return cls("nxp_programme_open", *_text(path))

    def save(self, path):
        _call("nxp_programme_save", self.pointer, *_text(path), c.c_int32(0))

    def table(self, table):
        """A table (its number in the header) as an Arrow record batch."""
        return Columns("nxp_programme_columns", self.pointer, c.c_int32(table)).arrow()


class Import(_Handle):
    free = "nxp_import_free"

    @classmethod
    def gias(cls, path):
        with open(path, "rb") as file:
            data = file.read()
        return cls("nxp_gias_read", data, c.c_size_t(len(data)), *_text(path))

    def info(self):
        info = ImportInfo()
        _call("nxp_import_get", self.pointer, c.c_uint32(0), c.byref(info))
        return info


class Builder(_Handle):
    free = "nxp_builder_free"

    def __init__(self, programme):
        super().__init__("nxp_builder_from", programme.pointer)

    def add(self, imported):
        _call("nxp_builder_import", self.pointer, imported.pointer, None)

    def check(self):
        return Programme("nxp_builder_check", self.pointer)


class Columns(_Handle):
    free = "nxp_columns_free"

    def arrow(self):
        """The columns as a pyarrow record batch; nothing is copied."""
        import pyarrow

        array, schema = ArrowArray(), ArrowSchema()
        _call("nxp_columns_arrow", self.pointer, c.byref(array), c.byref(schema))
        return pyarrow.RecordBatch._import_from_c(c.addressof(array), c.addressof(schema))


class Audit(_Handle):
    free = "nxp_audit_free"
    FINDINGS, EVIDENCE, GROUPS = 1, 2, 3

    def __init__(self, programme):
        super().__init__("nxp_audit_new", programme.pointer, None)

    def table(self, which):
        """FINDINGS, EVIDENCE or GROUPS as an Arrow record batch."""
        return Columns("nxp_audit_columns", self.pointer, c.c_int32(which)).arrow()
