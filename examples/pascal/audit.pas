{ A vendor's day in Free Pascal or Delphi: audit PROGRAMME [GIAS.csv SAVED.json] }
program audit;

{$mode objfpc}{$H+}{$packrecords c}

uses Classes, SysUtils;

const
  Nxp = 'nextpractice';
  Levels: array[0..3] of string = ('', 'advice', 'warning', 'error');

type
  TNxpText = record Data: PAnsiChar; Len: NativeUInt; end;
  TNxpErrorInfo = record
    StructSize: NativeUInt; Status, Reserved: Int32; Message, Place: TNxpText; Offset, Row: Int64;
    Problems, Total: NativeUInt;
  end;
  TNxpImportInfo = record StructSize, Rows, Imported, Rejected, Stubbed, Kept, Issues, Total: NativeUInt; end;
  TNxpFinding = record
    StructSize: NativeUInt; Rule: UInt32; Level, UnitKind: Int32; Evidence: UInt32;
    RuleCode, RuleName, UnitId, UnitLabel, Suppression: TNxpText;
  end;
  TNxpEvidence = record StructSize: NativeUInt; Text, Place, Key: TNxpText; Depth, Reserved: UInt32; end;

function nxp_check(Abi, Level: UInt32; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_error_get(Error: Pointer; var Info: TNxpErrorInfo): Int32; cdecl; external Nxp;
procedure nxp_error_free(Error: Pointer); cdecl; external Nxp;
function nxp_programme_open(Path: PAnsiChar; Len: NativeUInt; out Programme: Pointer; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_programme_save(Programme: Pointer; Path: PAnsiChar; Len: NativeUInt; Packing: Int32; Error: PPointer): Int32; cdecl; external Nxp;
procedure nxp_programme_free(Programme: Pointer); cdecl; external Nxp;
function nxp_gias_read(Data: Pointer; Len: NativeUInt; Name: PAnsiChar; NameLen: NativeUInt; out Import: Pointer; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_import_get(Import: Pointer; FileNumber: UInt32; var Info: TNxpImportInfo; Error: PPointer): Int32; cdecl; external Nxp;
procedure nxp_import_free(Import: Pointer); cdecl; external Nxp;
function nxp_builder_from(Programme: Pointer; out Builder: Pointer; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_builder_import(Builder, Import: Pointer; Added: PNativeUInt; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_builder_check(Builder: Pointer; out Programme: Pointer; Error: PPointer): Int32; cdecl; external Nxp;
procedure nxp_builder_free(Builder: Pointer); cdecl; external Nxp;
function nxp_audit_new(Programme, Options: Pointer; out Audit: Pointer; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_audit_group_count(Audit: Pointer; out Count: NativeUInt; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_audit_group_size(Audit: Pointer; Group: NativeUInt; out Size: NativeUInt; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_audit_group_finding(Audit: Pointer; Group, Index: NativeUInt; out Finding: NativeUInt; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_audit_finding(Audit: Pointer; Index: NativeUInt; var Finding: TNxpFinding; Error: PPointer): Int32; cdecl; external Nxp;
function nxp_audit_evidence(Audit: Pointer; Finding: NativeUInt; Index: UInt32; var Evidence: TNxpEvidence; Error: PPointer): Int32; cdecl; external Nxp;
procedure nxp_audit_free(Audit: Pointer); cdecl; external Nxp;
function nxp_live_objects: Int64; cdecl; external Nxp;

var
  Failed: Pointer = nil;

function Str(const Text: TNxpText): RawByteString;
begin
  SetString(Result, Text.Data, Text.Len);
end;

{ Ends the program with the library's own message where a call fails. }
procedure Must(Status: Int32);
var
  Info: TNxpErrorInfo;
begin
  if Status = 0 then Exit;
  Info := Default(TNxpErrorInfo);
  Info.StructSize := SizeOf(Info);
  nxp_error_get(Failed, Info);
  WriteLn(StdErr, Str(Info.Message));
  nxp_error_free(Failed);
  Halt(2);
end;

function WithSchools(Programme: Pointer; const Gias, Saved: RawByteString): Pointer;
var
  Bytes: TMemoryStream;
  Import, Builder: Pointer;
  Info: TNxpImportInfo;
begin
  Bytes := TMemoryStream.Create;
  Bytes.LoadFromFile(Gias);
  Must(nxp_gias_read(Bytes.Memory, Bytes.Size, PAnsiChar(Gias), Length(Gias), Import, @Failed));
  Bytes.Free;
  Info := Default(TNxpImportInfo);
  Info.StructSize := SizeOf(Info);
  Must(nxp_import_get(Import, 0, Info, @Failed));
  WriteLn(StdErr, Info.Rows, ' rows: ', Info.Imported, ' imported, ', Info.Rejected, ' rejected');
  Must(nxp_builder_from(Programme, Builder, @Failed));
  Must(nxp_builder_import(Builder, Import, nil, @Failed));
  Must(nxp_builder_check(Builder, Result, @Failed));
  Must(nxp_programme_save(Result, PAnsiChar(Saved), Length(Saved), 0, @Failed));
  nxp_builder_free(Builder);
  nxp_import_free(Import);
end;

procedure PrintFinding(Audit: Pointer; Index: NativeUInt; const Mark: RawByteString);
var
  Finding: TNxpFinding;
  Evidence: TNxpEvidence;
  I: UInt32;
  Where: RawByteString;
begin
  Finding := Default(TNxpFinding);
  Finding.StructSize := SizeOf(Finding);
  Must(nxp_audit_finding(Audit, Index, Finding, @Failed));
  WriteLn(Mark, Str(Finding.RuleCode), ' ', Levels[Finding.Level], ' ', Str(Finding.UnitId), ': ', Str(Finding.UnitLabel));
  I := 0;
  while I < Finding.Evidence do
  begin
    Evidence := Default(TNxpEvidence);
    Evidence.StructSize := SizeOf(Evidence);
    Must(nxp_audit_evidence(Audit, Index, I, Evidence, @Failed));
    Where := '';
    if Evidence.Place.Data <> nil then Where := ' [' + Str(Evidence.Place) + ']';
    WriteLn(StringOfChar(' ', 2 * (Evidence.Depth + 1)), '- ', Str(Evidence.Text), Where);
    Inc(I);
  end;
end;

var
  Programme, Larger, Audited: Pointer;
  Groups, Size, Finding, Group, I: NativeUInt;
  Path, Mark: RawByteString;
begin
  Must(nxp_check(1, 1, @Failed));
  Path := ParamStr(1);
  Must(nxp_programme_open(PAnsiChar(Path), Length(Path), Programme, @Failed));
  if ParamCount = 3 then
  begin
    Larger := WithSchools(Programme, ParamStr(2), ParamStr(3));
    nxp_programme_free(Programme);
    Programme := Larger;
  end;
  Must(nxp_audit_new(Programme, nil, Audited, @Failed));
  Must(nxp_audit_group_count(Audited, Groups, @Failed));
  Group := 0;
  while Group < Groups do
  begin
    Must(nxp_audit_group_size(Audited, Group, Size, @Failed));
    I := 0;
    while I < Size do
    begin
      Must(nxp_audit_group_finding(Audited, Group, I, Finding, @Failed));
      if I = 0 then Mark := '' else Mark := '+ ';
      PrintFinding(Audited, Finding, Mark);
      Inc(I);
    end;
    Inc(Group);
  end;
  nxp_audit_free(Audited);
  nxp_programme_free(Programme);
  if nxp_live_objects <> 0 then Halt(3);
end.
