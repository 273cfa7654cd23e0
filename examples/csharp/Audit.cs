// A vendor's day in C#: Audit PROGRAMME [GIAS.csv SAVED.json]
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

static class Native
{
    const string Library = "nextpractice";
    const CallingConvention C = CallingConvention.Cdecl;

    [StructLayout(LayoutKind.Sequential)]
    public struct NxpText
    {
        public IntPtr Data;
        public UIntPtr Length;

        public override string ToString()
        {
            if (Data == IntPtr.Zero) return "";
            var bytes = new byte[(int)Length];
            Marshal.Copy(Data, bytes, 0, bytes.Length);
            return Encoding.UTF8.GetString(bytes);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ErrorInfo
    {
        public UIntPtr StructSize;
        public int Status, Reserved;
        public NxpText Message, Pointer;
        public long Offset, Row;
        public UIntPtr Problems, Total;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ImportInfo
    {
        public UIntPtr StructSize, Rows, Imported, Rejected, Stubbed, Kept, Issues, Total;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Finding
    {
        public UIntPtr StructSize;
        public uint Rule;
        public int Level, UnitKind;
        public uint Evidence;
        public NxpText RuleCode, RuleName, UnitId, UnitLabel, Suppression;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Evidence
    {
        public UIntPtr StructSize;
        public NxpText Text, Pointer, Key;
        public uint Depth, Reserved;
    }

    [DllImport(Library, CallingConvention = C)] public static extern int nxp_check(uint abi, uint level, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_error_get(IntPtr error, ref ErrorInfo info);
    [DllImport(Library, CallingConvention = C)] public static extern void nxp_error_free(IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_programme_open(byte[] path, UIntPtr length, out IntPtr programme, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_programme_save(IntPtr programme, byte[] path, UIntPtr length, int packing, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern void nxp_programme_free(IntPtr programme);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_gias_read(byte[] data, UIntPtr length, byte[] name, UIntPtr nameLength, out IntPtr import, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_import_get(IntPtr import, uint file, ref ImportInfo info, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern void nxp_import_free(IntPtr import);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_builder_from(IntPtr programme, out IntPtr builder, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_builder_import(IntPtr builder, IntPtr import, out UIntPtr added, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_builder_check(IntPtr builder, out IntPtr programme, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern void nxp_builder_free(IntPtr builder);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_audit_new(IntPtr programme, IntPtr options, out IntPtr audit, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_audit_group_count(IntPtr audit, out UIntPtr count, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_audit_group_size(IntPtr audit, UIntPtr group, out UIntPtr size, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_audit_group_finding(IntPtr audit, UIntPtr group, UIntPtr index, out UIntPtr finding, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_audit_finding(IntPtr audit, UIntPtr index, ref Finding finding, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern int nxp_audit_evidence(IntPtr audit, UIntPtr finding, uint index, ref Evidence evidence, out IntPtr error);
    [DllImport(Library, CallingConvention = C)] public static extern void nxp_audit_free(IntPtr audit);
    [DllImport(Library, CallingConvention = C)] public static extern long nxp_live_objects();
}

static class Program
{
    static readonly string[] Levels = { "", "advice", "warning", "error" };

    /// Throws what the library says where a call fails.
    static void Must(int status, IntPtr error)
    {
        if (status == 0) return;
        var info = new Native.ErrorInfo { StructSize = Size<Native.ErrorInfo>() };
        Native.nxp_error_get(error, ref info);
        var message = info.Message.ToString();
        Native.nxp_error_free(error);
        throw new InvalidOperationException(message);
    }

    static UIntPtr Size<T>() { return (UIntPtr)Marshal.SizeOf(typeof(T)); }

    static byte[] Bytes(string text) { return Encoding.UTF8.GetBytes(text); }

    static UIntPtr Length(byte[] bytes) { return (UIntPtr)bytes.Length; }

    static IntPtr WithSchools(IntPtr programme, string gias, string saved)
    {
        IntPtr import, builder, larger, error;
        UIntPtr added;
        byte[] data = File.ReadAllBytes(gias), name = Bytes(gias), path = Bytes(saved);
        Must(Native.nxp_gias_read(data, Length(data), name, Length(name), out import, out error), error);
        var info = new Native.ImportInfo { StructSize = Size<Native.ImportInfo>() };
        Must(Native.nxp_import_get(import, 0, ref info, out error), error);
        Console.Error.WriteLine("{0} rows: {1} imported, {2} rejected", info.Rows, info.Imported, info.Rejected);
        Must(Native.nxp_builder_from(programme, out builder, out error), error);
        Must(Native.nxp_builder_import(builder, import, out added, out error), error);
        Must(Native.nxp_builder_check(builder, out larger, out error), error);
        Must(Native.nxp_programme_save(larger, path, Length(path), 0, out error), error);
        Native.nxp_builder_free(builder);
        Native.nxp_import_free(import);
        return larger;
    }

    static void Print(TextWriter to, IntPtr audit, UIntPtr index, string mark)
    {
        IntPtr error;
        var finding = new Native.Finding { StructSize = Size<Native.Finding>() };
        Must(Native.nxp_audit_finding(audit, index, ref finding, out error), error);
        to.WriteLine("{0}{1} {2} {3}: {4}", mark, finding.RuleCode, Levels[finding.Level], finding.UnitId, finding.UnitLabel);
        for (uint i = 0; i < finding.Evidence; i++)
        {
            var evidence = new Native.Evidence { StructSize = Size<Native.Evidence>() };
            Must(Native.nxp_audit_evidence(audit, index, i, ref evidence, out error), error);
            var where = evidence.Pointer.Data == IntPtr.Zero ? "" : " [" + evidence.Pointer + "]";
            to.WriteLine(new string(' ', 2 * ((int)evidence.Depth + 1)) + "- " + evidence.Text + where);
        }
    }

    static int Main(string[] arguments)
    {
        IntPtr programme, audit, error;
        UIntPtr groups, size, finding;
        var path = Bytes(arguments[0]);
        Must(Native.nxp_check(1, 1, out error), error);
        Must(Native.nxp_programme_open(path, Length(path), out programme, out error), error);
        if (arguments.Length == 3)
        {
            var larger = WithSchools(programme, arguments[1], arguments[2]);
            Native.nxp_programme_free(programme);
            programme = larger;
        }
        Must(Native.nxp_audit_new(programme, IntPtr.Zero, out audit, out error), error);
        var to = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        Must(Native.nxp_audit_group_count(audit, out groups, out error), error);
        for (ulong group = 0; group < (ulong)groups; group++)
        {
            Must(Native.nxp_audit_group_size(audit, (UIntPtr)group, out size, out error), error);
            for (ulong i = 0; i < (ulong)size; i++)
            {
                Must(Native.nxp_audit_group_finding(audit, (UIntPtr)group, (UIntPtr)i, out finding, out error), error);
                Print(to, audit, finding, i == 0 ? "" : "+ ");
            }
        }
        to.Flush();
        Native.nxp_audit_free(audit);
        Native.nxp_programme_free(programme);
        return Native.nxp_live_objects() == 0 ? 0 : 3;
    }
}
