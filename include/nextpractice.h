/*
 * nextpractice: models school-network programmes and tells, with evidence, whether they keep the 3 D's.
 *
 * Generated from the library itself by cbindgen; do not edit. docs/c-api.md is the guide.
 *
 * Status. Functions that can fail return an int32_t: NXP_OK or NXP_E_... (codes are never used again). Their last
 *   parameter takes an error object, and may be NULL. Where it is not, it is set: to NULL on NXP_OK, otherwise to an
 *   error with a message, to be freed with nxp_error_free before its place is used again. There is no "last error". On
 *   failure, no other place that the caller gave has been written, and nothing has changed.
 * Ownership. Every handle and buffer that comes out is freed once, with the _free function of its type; each takes NULL. Never
 *   with free(). Objects do not depend on each other: an audit outlives its programme. Borrowed text (nxp_text) lives as
 *   long as the object it came from, or for ever where it is called static.
 * Text. In: a pointer and a length in bytes, UTF-8, no NUL needed; NULL with length 0 is the empty text. Out: nxp_text, without a NUL behind
 *   it; in buffers and errors a NUL stands behind the text as well.
 * Threads. A const handle may be used by any number of threads at once. A handle that is not const has one user at a time. An
 *   object is freed when nobody uses it any more. Any thread may free it.
 * Structs that grow begin with struct_size, which the caller sets to sizeof the struct before every call. Programs compiled against
 *   an older header work with a later library, and the other way round as long as they set no field that it does not know.
 * Versions. NXP_ABI is the number in the library's name; NXP_LEVEL rises when something is added. Ask nxp_check first.
 * Faults. A fault of the library's own is NXP_E_INTERNAL. Memory that the system refuses ends the process.
 * Found out and answered by a status: NULL, pointers that are not aligned, text that is not UTF-8, lengths beyond NXP_MAX_..., wrong
 *   struct_size, constants that are none, indexes beyond the end, callbacks that cancel.
 * Not to be found out, and undefined: a handle that was freed, or freed twice, or of another type; a length that reaches beyond the
 *   memory, or a struct_size beyond the struct; memory that another thread changes meanwhile; a callback that does not
 *   return (longjmp, exceptions).
 */

#ifndef NEXTPRACTICE_H
#define NEXTPRACTICE_H

#include <stddef.h>
#include <stdint.h>
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/*
 The rule is kept, and nothing that could still be recorded would change that.
 */
#define NXP_VERDICT_HOLDS 1

/*
 The rule is broken, and nothing that could still be recorded would change that.
 */
#define NXP_VERDICT_BROKEN 2

/*
 What is recorded does not decide it.
 */
#define NXP_VERDICT_CANNOT_TELL 3

/*
 The rule is not asked there.
 */
#define NXP_VERDICT_NOT_APPLICABLE 4

/*
 The findings: rule, name, level, principle, unit_kind, unit_id, unit_label, suppression.
 */
#define NXP_AUDIT_FINDINGS 1

/*
 The evidence of all findings: finding (its index), depth, text, pointer, key.
 */
#define NXP_AUDIT_EVIDENCE 2

/*
 The findings by root cause: group, finding (its index), root first.
 */
#define NXP_AUDIT_GROUPS 3

/*
 The most steps that a pointer may take.
 */
#define NXP_MAX_DEPTH 16

/*
 True or false: nxp_columns_flags.
 */
#define NXP_COLUMN_FLAG 1

/*
 Whole numbers of 64 bits: nxp_columns_whole.
 */
#define NXP_COLUMN_WHOLE 2

/*
 Floating numbers: nxp_columns_real.
 */
#define NXP_COLUMN_REAL 3

/*
 Days since 1 January 1970: nxp_columns_dates.
 */
#define NXP_COLUMN_DATE 4

/*
 Text: nxp_columns_texts.
 */
#define NXP_COLUMN_TEXT 5

/*
 Rows of a table: their indexes by nxp_columns_rows, their keys by nxp_columns_texts.
 */
#define NXP_COLUMN_ROW 6

/*
 Indexes of another kind than rows: nxp_columns_rows.
 */
#define NXP_COLUMN_INDEX 7

/*
 Lists: by Arrow alone.
 */
#define NXP_COLUMN_LIST 8

/*
 The value is not recorded.
 */
#define NXP_STATE_UNKNOWN 0

/*
 The value is recorded as none.
 */
#define NXP_STATE_NONE 1

/*
 There is a value.
 */
#define NXP_STATE_VALUE 2

/*
 The row was left out.
 */
#define NXP_ISSUE_REJECTION 1

/*
 The row came through; one of its values was left unknown or may be spoilt.
 */
#define NXP_ISSUE_WARNING 2

/*
 The row came through whole; the file departs from its own form.
 */
#define NXP_ISSUE_NOTE 3

/*
 The row was read and understood, and has no place in a programme yet.
 */
#define NXP_ISSUE_LATER 4

/*
 The longest text that is taken for a name, a key, a date, a path or a value, in bytes: 1 MiB.
 */
#define NXP_MAX_TEXT (1024 * 1024)

/*
 The longest document or file that is taken, in bytes: 1 GiB. (A GIAS file may have 256 MiB.)
 */
#define NXP_MAX_BYTES ((1024 * 1024) * 1024)

/*
 The greatest number of items in an array that is handed in.
 */
#define NXP_MAX_ITEMS 65536

/*
 The greatest struct_size.
 */
#define NXP_MAX_STRUCT 4096

/*
 Writes one JSON document.
 */
#define NXP_SAVE_PLAIN 0

/*
 Writes one JSON document, packed with gzip.
 */
#define NXP_SAVE_GZIP 1

/*
 Writes NDJSON, a row a line, with no more in memory than that.
 */
#define NXP_SAVE_NDJSON 2

/*
 Those who call the programme together.
 */
#define NXP_TABLE_CONVENORS 1

/*
 Regions, each of a named scheme.
 */
#define NXP_TABLE_REGIONS 2

/*
 Schools and colleges.
 */
#define NXP_TABLE_INSTITUTIONS 3

/*
 Bodies that are no school or college.
 */
#define NXP_TABLE_AGENCIES 4

/*
 Regional coordinators.
 */
#define NXP_TABLE_COORDINATORS 5

/*
 Applications to become a hub.
 */
#define NXP_TABLE_APPLICATIONS 6

/*
 Hubs.
 */
#define NXP_TABLE_HUBS 7

/*
 Hub networks, learning communities, partnerships, federations and trusts.
 */
#define NXP_TABLE_ARRANGEMENTS 8

/*
 Who belongs to which arrangement.
 */
#define NXP_TABLE_MEMBERSHIPS 9

/*
 The priorities of the agendas.
 */
#define NXP_TABLE_PRIORITIES 10

/*
 The hubs' plans for innovation.
 */
#define NXP_TABLE_PLANS 11

/*
 Grants to hubs.
 */
#define NXP_TABLE_GRANTS 12

/*
 Practices, good and next.
 */
#define NXP_TABLE_PRACTICES 13

/*
 Transfers of practices between institutions.
 */
#define NXP_TABLE_TRANSFERS 14

/*
 Conferences and other events.
 */
#define NXP_TABLE_EVENTS 15

/*
 Pamphlets, reports and case studies.
 */
#define NXP_TABLE_PUBLICATIONS 16

/*
 Findings that the programme has its reasons for.
 */
#define NXP_TABLE_SUPPRESSIONS 17

/*
 Not recorded.
 */
#define NXP_DATUM_UNKNOWN 0

/*
 Recorded as none.
 */
#define NXP_DATUM_NONE 1

/*
 True (whole is 1) or false (0).
 */
#define NXP_DATUM_FLAG 2

/*
 A whole number: a count, a URN, pence, an authority and establishment number of seven digits, or the calendar year in which a school year begins.
 */
#define NXP_DATUM_WHOLE 3

/*
 More than the whole number.
 */
#define NXP_DATUM_MORE_THAN 4

/*
 A number: a ratio, or a percentage.
 */
#define NXP_DATUM_REAL 5

/*
 A day: whole is the days since 1 January 1970.
 */
#define NXP_DATUM_DATE 6

/*
 Text; of a word of a closed set, its token.
 */
#define NXP_DATUM_TEXT 7

/*
 A row: table is its table, whole its index, text its key.
 */
#define NXP_DATUM_ROW 8

/*
 A list: whole is how many items it has.
 */
#define NXP_DATUM_LIST 9

/*
 An object: whole is how many fields it has.
 */
#define NXP_DATUM_OBJECT 10

/*
 Worth thinking about.
 */
#define NXP_FINDING_ADVICE 1

/*
 A weakness of form.
 */
#define NXP_FINDING_WARNING 2

/*
 A breach of the principle itself.
 */
#define NXP_FINDING_ERROR 3

/*
 Decentralised in structure.
 */
#define NXP_PRINCIPLE_DECENTRALISED 1

/*
 Disciplined in how innovation is organised.
 */
#define NXP_PRINCIPLE_DISCIPLINED 2

/*
 Distributed in how the agenda is made and carried out.
 */
#define NXP_PRINCIPLE_DISTRIBUTED 3

/*
 The form of arrangements: none of the 3 D's.
 */
#define NXP_PRINCIPLE_ARRANGEMENTS 4

/*
 The four Deeps: none of the 3 D's.
 */
#define NXP_PRINCIPLE_DEEPS 5

/*
 A gateway or Deep in the programme's scope.
 */
#define NXP_UNIT_FOCUS 1

/*
 A cell of the charter's coverage: a focus in a region, or a region.
 */
#define NXP_UNIT_CELL 2

/*
 A hub.
 */
#define NXP_UNIT_HUB 3

/*
 A hub in one school year.
 */
#define NXP_UNIT_HUB_YEAR 4

/*
 An arrangement.
 */
#define NXP_UNIT_ARRANGEMENT 5

/*
 A membership.
 */
#define NXP_UNIT_MEMBERSHIP 6

/*
 A priority.
 */
#define NXP_UNIT_PRIORITY 7

/*
 A plan.
 */
#define NXP_UNIT_PLAN 8

/*
 A grant.
 */
#define NXP_UNIT_GRANT 9

/*
 A practice.
 */
#define NXP_UNIT_PRACTICE 10

/*
 The whole programme.
 */
#define NXP_UNIT_PROGRAMME 11

/*
 All went well.
 */
#define NXP_OK 0

/*
 A pointer that must lead somewhere is NULL.
 */
#define NXP_E_NULL 1

/*
 A pointer is not aligned for what it is to lead to.
 */
#define NXP_E_ALIGNMENT 2

/*
 Text is not UTF-8.
 */
#define NXP_E_UTF8 3

/*
 Something is longer, or deeper, than the limit for it (NXP_MAX_...).
 */
#define NXP_E_LENGTH 4

/*
 The struct_size of a struct is none that this library can serve.
 */
#define NXP_E_STRUCT_SIZE 5

/*
 A number is none of the constants that its place asks for.
 */
#define NXP_E_CONSTANT 6

/*
 An index is not below its count.
 */
#define NXP_E_INDEX 7

/*
 The library has another ABI, or a lower level.
 */
#define NXP_E_VERSION 8

/*
 A fault of the library itself; please report it. Nothing was changed.
 */
#define NXP_E_INTERNAL 9

/*
 The caller's own callback stopped it.
 */
#define NXP_E_CANCELLED 10

/*
 A file cannot be opened, read or written.
 */
#define NXP_E_IO 11

/*
 The bytes are no document or no table: malformed, cut short or damaged.
 */
#define NXP_E_MALFORMED 12

/*
 The document is no programme; the error lists every reason.
 */
#define NXP_E_REFUSED 13

/*
 Neither the caller nor the document gives the date of the audit.
 */
#define NXP_E_NO_DATE 14

/*
 Nothing has the key, code, word or name that was asked for.
 */
#define NXP_E_NOT_FOUND 15

/*
 A value cannot be taken: a date, a pointer, a key.
 */
#define NXP_E_VALUE 16

/*
 What is there is of another kind than was asked for.
 */
#define NXP_E_KIND 17

/*
 There is no certificate; the error gives every reason.
 */
#define NXP_E_NOT_CERTIFIED 18

/*
 The version of the ABI: it changes where a program would have to be compiled anew, and names the shared library.
 */
#define NXP_ABI 1

/*
 The level: it rises where something is added. Every function says since which level it is there.
 */
#define NXP_LEVEL 1

/*
 The nine gateways.
 */
#define NXP_SET_GATEWAY 1

/*
 The four Deeps.
 */
#define NXP_SET_DEEP 2

/*
 The gateways and the Deeps: what a hub or an agenda is about.
 */
#define NXP_SET_FOCUS 3

/*
 The stages of a hub's work.
 */
#define NXP_SET_STAGE 4

/*
 The phases of the programme.
 */
#define NXP_SET_PHASE 5

/*
 The components of the programme.
 */
#define NXP_SET_COMPONENT 6

/*
 How work on an innovation is divided.
 */
#define NXP_SET_DIVISION_KIND 7

/*
 Good and next practice.
 */
#define NXP_SET_PRACTICE_KIND 8

/*
 What became of a transfer.
 */
#define NXP_SET_TRANSFER_OUTCOME 9

/*
 Where a network comes from.
 */
#define NXP_SET_ORIGIN 10

/*
 Hub networks, learning communities, partnerships, federations, trusts.
 */
#define NXP_SET_ARRANGEMENT_KIND 11

/*
 How an institution joined.
 */
#define NXP_SET_JOINED 12

/*
 Kinds of institution.
 */
#define NXP_SET_INSTITUTION_KIND 13

/*
 Who maintains an institution.
 */
#define NXP_SET_GOVERNANCE 14

/*
 Kinds of agency.
 */
#define NXP_SET_AGENCY_KIND 15

/*
 Stances of an agency.
 */
#define NXP_SET_STANCE 16

/*
 Approaches of a facilitator.
 */
#define NXP_SET_APPROACH 17

/*
 Decisions on an application.
 */
#define NXP_SET_DECISION 18

/*
 What a charter asks to be covered.
 */
#define NXP_SET_COVERAGE 19

/*
 How a coordinator gathers practice.
 */
#define NXP_SET_GATHERING 20

/*
 How complete a table is.
 */
#define NXP_SET_COMPLETENESS 21

/*
 Kinds of activity.
 */
#define NXP_SET_ACTIVITY_KIND 22

/*
 Levels of risk or challenge.
 */
#define NXP_SET_RISK_LEVEL 23

/*
 Characteristics of collaboration.
 */
#define NXP_SET_CHARACTERISTIC 24

/*
 Processes of collaboration.
 */
#define NXP_SET_PROCESS 25

/*
 Aspects of change.
 */
#define NXP_SET_ASPECT 26

/*
 Kinds of learning.
 */
#define NXP_SET_LEARNING_KIND 27

/*
 Criteria of a learning focus.
 */
#define NXP_SET_FOCUS_CRITERION 28

/*
 Reasons for a gateway.
 */
#define NXP_SET_GATEWAY_REASON 29

/*
 Activities of a co-leader.
 */
#define NXP_SET_CO_LEADER_ACTIVITY 30

/*
 Roles.
 */
#define NXP_SET_ROLE 31

/*
 Needs for support.
 */
#define NXP_SET_SUPPORT_NEED 32

/*
 An audit of a programme as of a date. It holds the programme by itself and never changes: any number of threads may
 read one at a time.
 */
typedef struct nxp_audit nxp_audit;

/*
 Bytes of the library's that the caller holds until it frees them with nxp_buffer_free. Behind them stands a NUL
 that their length does not count.
 */
typedef struct nxp_buffer nxp_buffer;

/*
 A document that is being built. It says nothing until it is told: what is not set is unknown.
 */
typedef struct nxp_builder nxp_builder;

/*
 Proof that a programme, or a plan of it, kept one of the 3 D's on a day. An audit alone makes it.
 */
typedef struct nxp_certificate nxp_certificate;

/*
 A table by column. It never changes: any number of threads may read one at a time.
 */
typedef struct nxp_columns nxp_columns;

/*
 What went wrong in one call. Made where a call fails and was given a place for it; freed with nxp_error_free.
 */
typedef struct nxp_error nxp_error;

/*
 What a rule says of a unit, and why. Freed with nxp_explanation_free; it does not need the audit any more.
 */
typedef struct nxp_explanation nxp_explanation;

/*
 Files of Get Information About Schools that were read, each with its report: establishments, then links of succession and groups, as
 many as are added.
 */
typedef struct nxp_import nxp_import;

/*
 A programme that has been checked. It never changes: any number of threads may read one at a time.
 */
typedef struct nxp_programme nxp_programme;

/*
 Borrowed text: UTF-8, `len` bytes at `data`, and no NUL behind it unless a function says so. It lives as long as what it
 was borrowed from. Where there is no text, `data` is NULL and `len` is 0.
 */
typedef struct nxp_text {
    /*
     The first byte, or NULL.
     */
    const char *data;
    /*
     How many bytes.
     */
    size_t len;
} nxp_text;

/*
 Told how many rules are done, of how many; returns 0 to go on, anything else to stop. It is called on the thread that
 called nxp_audit_new. It must return: no longjmp and no exception out of it.
 */
typedef int32_t (*nxp_progress)(void *user, uint32_t done, uint32_t total);

/*
 How an audit is to be made. All zeros but the size is the default.
 */
typedef struct nxp_audit_options {
    /*
     sizeof(nxp_audit_options), set by the caller.
     */
    size_t struct_size;
    /*
     The date of the audit as YYYY-MM-DD; no text for the date that the document describes.
     */
    struct nxp_text date;
    /*
     The indexes of the rules to ask (nxp_rule_find); NULL for all.
     */
    const uint32_t *rules;
    /*
     How many.
     */
    size_t rules_len;
    /*
     Called as the audit goes on; NULL for none.
     */
    nxp_progress progress;
    /*
     Handed to the callback as it is.
     */
    void *user;
    /*
     On how many threads; 0 for as many as the machine runs at once. They have ended when the call returns.
     */
    uint32_t threads;
    /*
     Zero.
     */
    uint32_t reserved;
} nxp_audit_options;

/*
 What one rule came to: how many units got which verdict.
 */
typedef struct nxp_outcome {
    /*
     sizeof(nxp_outcome), set by the caller.
     */
    size_t struct_size;
    /*
     The rule's index (nxp_rule_get).
     */
    uint32_t rule;
    /*
     Zero.
     */
    uint32_t reserved;
    /*
     The rule is kept, and nothing that could still be recorded would change that.
     */
    uint64_t holds;
    /*
     The rule is broken, and nothing that could still be recorded would change that.
     */
    uint64_t broken;
    /*
     What is recorded does not decide it.
     */
    uint64_t cannot_tell;
    /*
     The rule is not asked there.
     */
    uint64_t not_applicable;
} nxp_outcome;

/*
 What a rule says of a unit. Texts live as long as the explanation.
 */
typedef struct nxp_explanation_info {
    /*
     sizeof(nxp_explanation_info), set by the caller.
     */
    size_t struct_size;
    /*
     The verdict: NXP_VERDICT_...
     */
    int32_t verdict;
    /*
     How many pieces of evidence there are (nxp_explanation_evidence).
     */
    uint32_t evidence;
    /*
     What is missing where it cannot be told, why the rule is not asked where it does not apply; otherwise no text.
     */
    struct nxp_text reason;
} nxp_explanation_info;

/*
 One piece of evidence. Texts live as long as the audit or the explanation.
 */
typedef struct nxp_evidence {
    /*
     sizeof(nxp_evidence), set by the caller.
     */
    size_t struct_size;
    /*
     What is so: a sentence without a full stop.
     */
    struct nxp_text text;
    /*
     Where the document says it, as a JSON pointer; no text where it says it nowhere.
     */
    struct nxp_text pointer;
    /*
     The key of the row that says it; no text where none does.
     */
    struct nxp_text key;
    /*
     How deep it lies: 0 for what the verdict rests on, 1 for what that rests on, and so on. A deeper piece belongs to the
     last one before it that is less deep.
     */
    uint32_t depth;
    /*
     Zero.
     */
    uint32_t reserved;
} nxp_evidence;

/*
 A breach of a rule by a unit. Texts live as long as the audit.
 */
typedef struct nxp_finding {
    /*
     sizeof(nxp_finding), set by the caller.
     */
    size_t struct_size;
    /*
     The index of the rule that is broken (nxp_rule_get).
     */
    uint32_t rule;
    /*
     How much the breach weighs: NXP_FINDING_...
     */
    int32_t level;
    /*
     What breaks it: NXP_UNIT_...
     */
    int32_t unit_kind;
    /*
     How many pieces of evidence there are (nxp_audit_evidence).
     */
    uint32_t evidence;
    /*
     The code of the rule.
     */
    struct nxp_text rule_code;
    /*
     The name of the rule.
     */
    struct nxp_text rule_name;
    /*
     The id of the unit, unique within its kind.
     */
    struct nxp_text unit_id;
    /*
     What a person would call the unit.
     */
    struct nxp_text unit_label;
    /*
     The key of the suppression that marks the finding; no text where none does.
     */
    struct nxp_text suppression;
} nxp_finding;

/*
 One thing that the document does not record. Texts live as long as the audit.
 */
typedef struct nxp_gap {
    /*
     sizeof(nxp_gap), set by the caller.
     */
    size_t struct_size;
    /*
     What is missing: a sentence without a full stop.
     */
    struct nxp_text missing;
    /*
     How many cases that leaves open.
     */
    size_t cases;
    /*
     How many rules cannot tell for want of it (nxp_audit_gap_rule).
     */
    size_t rules;
} nxp_gap;

/*
 A thing that a rule is asked of. Texts live as long as the audit.
 */
typedef struct nxp_unit {
    /*
     sizeof(nxp_unit), set by the caller.
     */
    size_t struct_size;
    /*
     Its id, unique within its kind.
     */
    struct nxp_text id;
    /*
     What a person would call it.
     */
    struct nxp_text label;
    /*
     Its kind: NXP_UNIT_...
     */
    int32_t kind;
    /*
     Zero.
     */
    int32_t reserved;
} nxp_unit;

/*
 What a certificate says. Texts live as long as the certificate.
 */
typedef struct nxp_certificate_info {
    /*
     sizeof(nxp_certificate_info), set by the caller.
     */
    size_t struct_size;
    /*
     The principle: NXP_PRINCIPLE_...
     */
    int32_t principle;
    /*
     The date of the audit, in days since 1 January 1970.
     */
    int32_t date;
    /*
     The key of the plan; no text where it is of the whole programme.
     */
    struct nxp_text plan;
    /*
     The name of the policy whose thresholds it was judged by.
     */
    struct nxp_text policy;
    /*
     The digest of the document that was audited.
     */
    struct nxp_text digest;
    /*
     The codes of the rules that were asked, with commas between them.
     */
    struct nxp_text rules;
    /*
     The whole certificate in a sentence; a NUL stands behind it.
     */
    struct nxp_text text;
} nxp_certificate_info;

/*
 What a column holds.
 */
typedef struct nxp_column {
    /*
     sizeof(nxp_column), set by the caller.
     */
    size_t struct_size;
    /*
     Its name, such as "term.from". It lives as long as the columns.
     */
    struct nxp_text name;
    /*
     Its kind: NXP_COLUMN_...
     */
    int32_t kind;
    /*
     For rows, the table they are rows of (NXP_TABLE_...); otherwise 0.
     */
    int32_t table;
    /*
     How many rows have no value.
     */
    size_t nulls;
} nxp_column;

/*
 What went wrong. Texts have a NUL behind them and live as long as the error.
 */
typedef struct nxp_error_info {
    /*
     sizeof(nxp_error_info), set by the caller.
     */
    size_t struct_size;
    /*
     The status that the call returned.
     */
    int32_t status;
    /*
     Zero.
     */
    int32_t reserved;
    /*
     What is wrong and what to do about it, in English.
     */
    struct nxp_text message;
    /*
     Where in the document it is, as a JSON pointer (RFC 6901); no text where it is in no one place.
     */
    struct nxp_text pointer;
    /*
     The byte of the input at which reading stopped, or -1.
     */
    int64_t offset;
    /*
     The row concerned, or -1: of a document's table from 0, of a file as a spreadsheet numbers it.
     */
    int64_t row;
    /*
     How many problems are listed (nxp_error_problem).
     */
    size_t problems;
    /*
     How many there are in all: of each kind the first 1,000 are listed.
     */
    size_t problems_total;
} nxp_error_info;

/*
 One of the reasons why a document is no programme. Texts have a NUL behind them and live as long as the error.
 */
typedef struct nxp_problem {
    /*
     sizeof(nxp_problem), set by the caller.
     */
    size_t struct_size;
    /*
     The kind, such as "dangling-reference".
     */
    struct nxp_text kind;
    /*
     Where it is, as a JSON pointer.
     */
    struct nxp_text pointer;
    /*
     What stands there, as JSON, shortened; no text where nothing does.
     */
    struct nxp_text value;
    /*
     Why that cannot stand.
     */
    struct nxp_text reason;
    /*
     What to do about it.
     */
    struct nxp_text remedy;
} nxp_problem;

/*
 What became of a file. Every row that was read was imported, imported by way of a stub, kept for later, or rejected.
 */
typedef struct nxp_import_info {
    /*
     sizeof(nxp_import_info), set by the caller.
     */
    size_t struct_size;
    /*
     Rows read, the heading and blank lines not counted.
     */
    size_t rows;
    /*
     Rows that became a record.
     */
    size_t imported;
    /*
     Rows that did not.
     */
    size_t rejected;
    /*
     Rows that became a record by way of a stub: they name an institution that the establishments lack.
     */
    size_t stubbed;
    /*
     Rows that were understood and have no place in a programme yet.
     */
    size_t kept;
    /*
     How many issues are listed (nxp_import_issue).
     */
    size_t issues;
    /*
     How many there are in all: of each kind the first 1,000 are listed.
     */
    size_t issues_total;
} nxp_import_info;

/*
 A row or value that needs a person's attention. Texts live as long as the import.
 */
typedef struct nxp_issue {
    /*
     sizeof(nxp_issue), set by the caller.
     */
    size_t struct_size;
    /*
     What it did to its row: NXP_ISSUE_...
     */
    int32_t severity;
    /*
     Zero.
     */
    int32_t reserved;
    /*
     The row as a spreadsheet numbers it, the heading being 1; -1 where no one row is at fault.
     */
    int64_t row;
    /*
     The line of the file on which the row begins, from 1.
     */
    int64_t line;
    /*
     What kind of issue it is, such as "unreadable date".
     */
    struct nxp_text kind;
    /*
     The heading of the cell; no text where no one cell is at fault.
     */
    struct nxp_text column;
    /*
     What the cell holds, shortened; no text where no one cell is at fault.
     */
    struct nxp_text value;
    /*
     What is wrong with it.
     */
    struct nxp_text reason;
    /*
     What a person can do about it.
     */
    struct nxp_text remedy;
} nxp_issue;

/*
 What a programme's document says of itself. Texts live as long as the programme.
 */
typedef struct nxp_programme_info {
    /*
     sizeof(nxp_programme_info), set by the caller.
     */
    size_t struct_size;
    /*
     What it is called; no text where the document does not say.
     */
    struct nxp_text title;
    /*
     What it is about; no text where the document does not say.
     */
    struct nxp_text description;
    /*
     1 if its content is said to be made up, otherwise 0.
     */
    int32_t synthetic;
    /*
     1 if recorded_on is given, otherwise 0.
     */
    int32_t has_recorded_on;
    /*
     The date that the document describes, in days since 1 January 1970.
     */
    int32_t recorded_on;
    /*
     Zero.
     */
    int32_t reserved;
} nxp_programme_info;

/*
 What a programme knows at one place. Text lives as long as the programme.
 */
typedef struct nxp_datum {
    /*
     sizeof(nxp_datum), set by the caller.
     */
    size_t struct_size;
    /*
     What it is: NXP_DATUM_...
     */
    int32_t kind;
    /*
     Of a row, its table: NXP_TABLE_...
     */
    int32_t table;
    /*
     The whole number, truth value, day, index or count.
     */
    int64_t whole;
    /*
     The number, of NXP_DATUM_REAL.
     */
    double real;
    /*
     The text, or the key of a row.
     */
    struct nxp_text text;
} nxp_datum;

/*
 A rule of the audit. All texts are static.
 */
typedef struct nxp_rule {
    /*
     sizeof(nxp_rule), set by the caller.
     */
    size_t struct_size;
    /*
     Its code, such as "DT001"; codes are never used again.
     */
    struct nxp_text code;
    /*
     Its name, such as "empty-cell".
     */
    struct nxp_text name;
    /*
     What is wrong where it is broken, in a sentence.
     */
    struct nxp_text summary;
    /*
     What it asks, why, and what to do: a page of Markdown.
     */
    struct nxp_text explanation;
    /*
     The version of the library that first had it.
     */
    struct nxp_text since;
    /*
     How much a breach weighs: NXP_FINDING_...
     */
    int32_t level;
    /*
     The principle it belongs to: NXP_PRINCIPLE_...
     */
    int32_t principle;
    /*
     What it is asked of: NXP_UNIT_...
     */
    int32_t unit_kind;
    /*
     How many sources it cites (nxp_rule_citation).
     */
    uint32_t citations;
    /*
     From how many rules it follows (nxp_rule_follows_from).
     */
    uint32_t follows_from;
    /*
     Zero.
     */
    uint32_t reserved;
} nxp_rule;

/*
 A word of a closed set. All texts are static.
 */
typedef struct nxp_word {
    /*
     sizeof(nxp_word), set by the caller.
     */
    size_t struct_size;
    /*
     The word in documents, such as "student_voice".
     */
    struct nxp_text token;
    /*
     The word for people, such as "Student Voice".
     */
    struct nxp_text name;
    /*
     A short code, where the set has them.
     */
    struct nxp_text code;
    /*
     What a source says it means; no text where no source says.
     */
    struct nxp_text meaning;
    /*
     The key of the first source that it rests on, such as "HIST".
     */
    struct nxp_text source;
    /*
     The heading there; an empty text where the source has none.
     */
    struct nxp_text section;
} nxp_word;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/*
 Audits a programme. `options` may be NULL: all rules, as of the date that the document describes.

 The progress callback, if there is one, is called on this thread after each rule. When it returns other than 0, no
 further rule is begun and the result is NXP_E_CANCELLED. Since level 1.
 */
int32_t nxp_audit_new(const struct nxp_programme *programme,
                      const struct nxp_audit_options *options,
                      struct nxp_audit **audit,
                      struct nxp_error **error);

/*
 The date of an audit, in days since 1 January 1970. Since level 1.
 */
int32_t nxp_audit_date(const struct nxp_audit *audit, int32_t *date, struct nxp_error **error);

/*
 How many rules were asked. Since level 1.
 */
int32_t nxp_audit_outcome_count(const struct nxp_audit *audit, uint32_t *count, struct nxp_error **error);

/*
 What one of the rules that were asked came to. Since level 1.
 */
int32_t nxp_audit_outcome(const struct nxp_audit *audit,
                          uint32_t index,
                          struct nxp_outcome *outcome,
                          struct nxp_error **error);

/*
 The whole audit as JSON, in the format nextpractice-report/1. Since level 1.
 */
int32_t nxp_audit_json(const struct nxp_audit *audit, struct nxp_buffer **json, struct nxp_error **error);

/*
 The whole audit as a SARIF 2.1.0 log, for tools that collect results. `uri` is that of the file that the document was read from, such as
 "data/programme.json": results point there. Since level 1.
 */
int32_t nxp_audit_sarif(const struct nxp_audit *audit,
                        const char *uri,
                        size_t uri_len,
                        struct nxp_buffer **log,
                        struct nxp_error **error);

/*
 The report for people as plain text, in lines of at most `columns` characters (40 to 200). Since level 1.
 */
int32_t nxp_audit_text(const struct nxp_audit *audit,
                       uint32_t columns,
                       struct nxp_buffer **report,
                       struct nxp_error **error);

/*
 Frees an audit. Since level 1.
 */
void nxp_audit_free(struct nxp_audit *audit);

/*
 Asks one rule again of one unit (NXP_UNIT_... and its id, such as "hub:EE1"), as of the date of the audit. NXP_E_KIND if the rule is not
 asked of units of that kind. Since level 1.
 */
int32_t nxp_audit_explain(const struct nxp_audit *audit,
                          uint32_t rule,
                          int32_t kind,
                          const char *unit_id,
                          size_t unit_id_len,
                          struct nxp_explanation **explanation,
                          struct nxp_error **error);

/*
 Fills in what the rule says. Since level 1.
 */
int32_t nxp_explanation_get(const struct nxp_explanation *explanation,
                            struct nxp_explanation_info *info,
                            struct nxp_error **error);

/*
 Fills in a piece of the evidence. Since level 1.
 */
int32_t nxp_explanation_evidence(const struct nxp_explanation *explanation,
                                 uint32_t index,
                                 struct nxp_evidence *evidence,
                                 struct nxp_error **error);

/*
 Frees an explanation. Since level 1.
 */
void nxp_explanation_free(struct nxp_explanation *explanation);

/*
 How many findings there are. Since level 1.
 */
int32_t nxp_audit_finding_count(const struct nxp_audit *audit, size_t *count, struct nxp_error **error);

/*
 Fills in a finding; they are ordered by rule and then by the unit's id. Since level 1.
 */
int32_t nxp_audit_finding(const struct nxp_audit *audit,
                          size_t index,
                          struct nxp_finding *finding,
                          struct nxp_error **error);

/*
 Fills in a piece of a finding's evidence. Since level 1.
 */
int32_t nxp_audit_evidence(const struct nxp_audit *audit,
                           size_t finding,
                           uint32_t index,
                           struct nxp_evidence *evidence,
                           struct nxp_error **error);

/*
 A table of the audit by column: NXP_AUDIT_FINDINGS, NXP_AUDIT_EVIDENCE or NXP_AUDIT_GROUPS. Since level 1.
 */
int32_t nxp_audit_columns(const struct nxp_audit *audit,
                          int32_t which,
                          struct nxp_columns **columns,
                          struct nxp_error **error);

/*
 How many things the document does not record that rules would need. Since level 1.
 */
int32_t nxp_audit_gap_count(const struct nxp_audit *audit, size_t *count, struct nxp_error **error);

/*
 Fills in one of them. Since level 1.
 */
int32_t nxp_audit_gap(const struct nxp_audit *audit,
                      size_t index,
                      struct nxp_gap *gap,
                      struct nxp_error **error);

/*
 A rule that cannot tell for want of it, and of how many units. Since level 1.
 */
int32_t nxp_audit_gap_rule(const struct nxp_audit *audit,
                           size_t gap,
                           size_t index,
                           uint32_t *rule,
                           size_t *units,
                           struct nxp_error **error);

/*
 Fills in one of the units of which that rule cannot tell. Since level 1.
 */
int32_t nxp_audit_gap_unit(const struct nxp_audit *audit,
                           size_t gap,
                           size_t rule,
                           size_t index,
                           struct nxp_unit *unit,
                           struct nxp_error **error);

/*
 How many groups there are: findings that follow from no other, each with those that follow from it. Since level 1.
 */
int32_t nxp_audit_group_count(const struct nxp_audit *audit,
                              size_t *count,
                              struct nxp_error **error);

/*
 How many findings a group has: 1 and those that follow. Since level 1.
 */
int32_t nxp_audit_group_size(const struct nxp_audit *audit,
                             size_t group,
                             size_t *size,
                             struct nxp_error **error);

/*
 The index of a finding of a group (nxp_audit_finding): at 0 the root, then those that follow from it. Since level 1.
 */
int32_t nxp_audit_group_finding(const struct nxp_audit *audit,
                                size_t group,
                                size_t index,
                                size_t *finding,
                                struct nxp_error **error);

/*
 Where the bytes are, and how many. They live as long as the buffer. Since level 1.
 */
int32_t nxp_buffer_get(const struct nxp_buffer *buffer, const char **data, size_t *len);

/*
 Frees a buffer. Since level 1.
 */
void nxp_buffer_free(struct nxp_buffer *buffer);

/*
 A document that says nothing but its format. Since level 1.
 */
int32_t nxp_builder_new(struct nxp_builder **builder, struct nxp_error **error);

/*
 A document that says what a programme says, to go on from. Since level 1.
 */
int32_t nxp_builder_from(const struct nxp_programme *programme,
                         struct nxp_builder **builder,
                         struct nxp_error **error);

/*
 Adds a row with a key to a table (NXP_TABLE_...) and tells its index, by which its fields are set: "/hubs/0/focus". The
 key is checked with all the rest, by nxp_builder_check. `row` may be NULL. Since level 1.
 */
int32_t nxp_builder_add(struct nxp_builder *builder,
                        int32_t table_id,
                        const char *key,
                        size_t key_len,
                        size_t *row,
                        struct nxp_error **error);

/*
 Sets text at a JSON pointer: "/title", "/hubs/0/term/from" (a date, YYYY-MM-DD), "/hubs/0/regions/-" (one more item). Objects and lists on the way
 are made. Since level 1.
 */
int32_t nxp_builder_text(struct nxp_builder *builder,
                         const char *pointer,
                         size_t pointer_len,
                         const char *value,
                         size_t value_len,
                         struct nxp_error **error);

/*
 Sets a whole number. Since level 1.
 */
int32_t nxp_builder_whole(struct nxp_builder *builder,
                          const char *pointer,
                          size_t pointer_len,
                          int64_t value,
                          struct nxp_error **error);

/*
 Sets a number. Since level 1.
 */
int32_t nxp_builder_real(struct nxp_builder *builder,
                         const char *pointer,
                         size_t pointer_len,
                         double value,
                         struct nxp_error **error);

/*
 Sets true (1) or false (0). Since level 1.
 */
int32_t nxp_builder_flag(struct nxp_builder *builder,
                         const char *pointer,
                         size_t pointer_len,
                         int32_t value,
                         struct nxp_error **error);

/*
 Records that there is none. Since level 1.
 */
int32_t nxp_builder_none(struct nxp_builder *builder,
                         const char *pointer,
                         size_t pointer_len,
                         struct nxp_error **error);

/*
 Sets whatever JSON says: a whole row at "/hubs/-", a list, an object. Since level 1.
 */
int32_t nxp_builder_json(struct nxp_builder *builder,
                         const char *pointer,
                         size_t pointer_len,
                         const void *json,
                         size_t json_len,
                         struct nxp_error **error);

/*
 Checks all that was built, at once: a programme, or NXP_E_REFUSED with every reason. The builder stays as it is. Since level 1.
 */
int32_t nxp_builder_check(const struct nxp_builder *builder,
                          struct nxp_programme **programme,
                          struct nxp_error **error);

/*
 Frees a builder. Since level 1.
 */
void nxp_builder_free(struct nxp_builder *builder);

/*
 Certifies that the programme keeps one of the 3 D's (NXP_PRINCIPLE_DECENTRALISED, _DISCIPLINED or _DISTRIBUTED). NXP_E_NOT_CERTIFIED gives every reason
 against it, also one by one (nxp_error_problem). Since level 1.
 */
int32_t nxp_audit_certify(const struct nxp_audit *audit,
                          int32_t principle_id,
                          struct nxp_certificate **certificate,
                          struct nxp_error **error);

/*
 Certifies that one plan is disciplined: the condition of funding. Since level 1.
 */
int32_t nxp_audit_certify_plan(const struct nxp_audit *audit,
                               const char *plan_key,
                               size_t plan_key_len,
                               struct nxp_certificate **certificate,
                               struct nxp_error **error);

/*
 What a certificate says. Since level 1.
 */
int32_t nxp_certificate_get(const struct nxp_certificate *certificate,
                            struct nxp_certificate_info *info,
                            struct nxp_error **error);

/*
 Frees a certificate. Since level 1.
 */
void nxp_certificate_free(struct nxp_certificate *certificate);

/*
 The columns of a table of a programme (NXP_TABLE_...): its key, then its fields. Since level 1.
 */
int32_t nxp_programme_columns(const struct nxp_programme *programme,
                              int32_t table_id,
                              struct nxp_columns **columns,
                              struct nxp_error **error);

/*
 How many columns there are, and how many rows each has. Since level 1.
 */
int32_t nxp_columns_size(const struct nxp_columns *columns,
                         uint32_t *count,
                         size_t *rows,
                         struct nxp_error **error);

/*
 Fills in what a column holds. Since level 1.
 */
int32_t nxp_columns_get(const struct nxp_columns *columns,
                        uint32_t column,
                        struct nxp_column *info,
                        struct nxp_error **error);

/*
 Copies `count` truth values (1 or 0) from row `first` on; NXP_E_INDEX if there are not so many. `states` may be NULL; otherwise it gets
 NXP_STATE_... of each row. Where there is no value, 0 is copied. Since level 1.
 */
int32_t nxp_columns_flags(const struct nxp_columns *columns,
                          uint32_t column,
                          size_t first,
                          size_t count,
                          uint8_t *values,
                          uint8_t *states,
                          struct nxp_error **error);

/*
 Copies whole numbers, as nxp_columns_flags does truth values. Since level 1.
 */
int32_t nxp_columns_whole(const struct nxp_columns *columns,
                          uint32_t column,
                          size_t first,
                          size_t count,
                          int64_t *values,
                          uint8_t *states,
                          struct nxp_error **error);

/*
 Copies floating numbers, as nxp_columns_flags does truth values. Since level 1.
 */
int32_t nxp_columns_real(const struct nxp_columns *columns,
                         uint32_t column,
                         size_t first,
                         size_t count,
                         double *values,
                         uint8_t *states,
                         struct nxp_error **error);

/*
 Copies dates in days since 1 January 1970, as nxp_columns_flags does truth values. Since level 1.
 */
int32_t nxp_columns_dates(const struct nxp_columns *columns,
                          uint32_t column,
                          size_t first,
                          size_t count,
                          int32_t *values,
                          uint8_t *states,
                          struct nxp_error **error);

/*
 Copies indexes: of rows, or of whatever the column's name says; as nxp_columns_flags does truth values. Since level 1.
 */
int32_t nxp_columns_rows(const struct nxp_columns *columns,
                         uint32_t column,
                         size_t first,
                         size_t count,
                         uint32_t *values,
                         uint8_t *states,
                         struct nxp_error **error);

/*
 Copies where texts are, which live as long as the columns; of rows, their keys; as nxp_columns_flags does truth values. Since
 level 1.
 */
int32_t nxp_columns_texts(const struct nxp_columns *columns,
                          uint32_t column,
                          size_t first,
                          size_t count,
                          struct nxp_text *values,
                          uint8_t *states,
                          struct nxp_error **error);

/*
 Frees columns. What was exported as Arrow stays good. Since level 1.
 */
void nxp_columns_free(struct nxp_columns *columns);

/*
 Exports columns by the Arrow C Data Interface, as one struct of all columns (a record batch): nothing is copied, and both
 stay good when the columns are freed. Whoever takes them calls their `release`. Unknown and none are both null; of lists,
 none is null as well. Texts of which few are different, such as the rules of findings, are a dictionary. Since level 1.
 */
int32_t nxp_columns_arrow(const struct nxp_columns *columns,
                          struct ArrowArray *array_out,
                          struct ArrowSchema *schema_out,
                          struct nxp_error **error);

/*
 Reads a date written YYYY-MM-DD, as the days since 1 January 1970. Since level 1.
 */
int32_t nxp_date_parse(const char *date, size_t date_len, int32_t *days_out, struct nxp_error **error);

/*
 The year, month and day of a date given as days since 1 January 1970. Since level 1.
 */
int32_t nxp_date_parts(int32_t days_since_1970,
                       int32_t *year,
                       int32_t *month,
                       int32_t *day,
                       struct nxp_error **error);

/*
 Fills in what went wrong. Since level 1.
 */
int32_t nxp_error_get(const struct nxp_error *error, struct nxp_error_info *info);

/*
 Fills in one of the listed problems. Since level 1.
 */
int32_t nxp_error_problem(const struct nxp_error *error, size_t index, struct nxp_problem *problem);

/*
 Frees an error. Since level 1.
 */
void nxp_error_free(struct nxp_error *error);

/*
 Reads an establishment file, in any release and with any selection of its columns, UTF-8 or Windows-1252. `name` is what the
 report calls the file. Since level 1.
 */
int32_t nxp_gias_read(const void *data,
                      size_t data_len,
                      const char *name,
                      size_t name_len,
                      struct nxp_import **import,
                      struct nxp_error **error);

/*
 Adds a file of links of succession. `stated_on` is the day that it describes, as YYYY-MM-DD, or no text. Since level 1.
 */
int32_t nxp_gias_links(struct nxp_import *import,
                       const void *data,
                       size_t data_len,
                       const char *name,
                       size_t name_len,
                       const char *stated_on,
                       size_t stated_on_len,
                       struct nxp_error **error);

/*
 Adds a file of groups: trusts, federations and sponsors, as arrangements with their members. Since level 1.
 */
int32_t nxp_gias_groups(struct nxp_import *import,
                        const void *data,
                        size_t data_len,
                        const char *name,
                        size_t name_len,
                        struct nxp_error **error);

/*
 What became of a file: 0 is the establishments, then each that was added. Since level 1.
 */
int32_t nxp_import_get(const struct nxp_import *import,
                       uint32_t file,
                       struct nxp_import_info *info,
                       struct nxp_error **error);

/*
 Fills in one of the listed issues of a file, rejections first. Since level 1.
 */
int32_t nxp_import_issue(const struct nxp_import *import,
                         uint32_t file,
                         size_t index,
                         struct nxp_issue *issue,
                         struct nxp_error **error);

/*
 The whole report of a file as JSON. Since level 1.
 */
int32_t nxp_import_json(const struct nxp_import *import,
                        uint32_t file,
                        struct nxp_buffer **json,
                        struct nxp_error **error);

/*
 Adds the rows of an import to a document that is being built: regions, institutions, and of groups their sponsors, arrangements and memberships. A row whose
 key is there already is left as it is. `added` tells how many institutions were added; it may be NULL. Since level 1.
 */
int32_t nxp_builder_import(struct nxp_builder *builder,
                           const struct nxp_import *import,
                           size_t *added,
                           struct nxp_error **error);

/*
 Frees an import. Since level 1.
 */
void nxp_import_free(struct nxp_import *import);

/*
 How many objects of this library the process holds: handles, buffers, errors, exported arrays. For tests: where
 nothing else uses the library, the count is the same before and after what leaks nothing. Since level 1.
 */
int64_t nxp_live_objects(void);

/*
 Loads a programme from the bytes of a document: JSON or NDJSON, plain or packed with gzip. The bytes are not needed
 afterwards. Since level 1.
 */
int32_t nxp_programme_load(const void *data,
                           size_t data_len,
                           struct nxp_programme **programme,
                           struct nxp_error **error);

/*
 Loads a programme from a file, row by row: the file is never in memory as a whole. Since level 1.
 */
int32_t nxp_programme_open(const char *path,
                           size_t path_len,
                           struct nxp_programme **programme,
                           struct nxp_error **error);

/*
 Another handle of the same programme, for another owner: it takes no copy. Since level 1.
 */
int32_t nxp_programme_snapshot(const struct nxp_programme *programme,
                               struct nxp_programme **snapshot,
                               struct nxp_error **error);

/*
 What the document says of itself. Since level 1.
 */
int32_t nxp_programme_get(const struct nxp_programme *programme,
                          struct nxp_programme_info *info,
                          struct nxp_error **error);

/*
 The digest of what the document says: 64 hexadecimal digits, the same for the same content on any machine. Since level 1.
 */
int32_t nxp_programme_digest(const struct nxp_programme *programme,
                             struct nxp_buffer **digest,
                             struct nxp_error **error);

/*
 The document as JSON, in the format's own order. Since level 1.
 */
int32_t nxp_programme_json(const struct nxp_programme *programme,
                           struct nxp_buffer **json,
                           struct nxp_error **error);

/*
 Writes the document to a file: NXP_SAVE_PLAIN, NXP_SAVE_GZIP or NXP_SAVE_NDJSON. The file appears whole or not at all; one that is
 there is replaced. Since level 1.
 */
int32_t nxp_programme_save(const struct nxp_programme *programme,
                           const char *path,
                           size_t path_len,
                           int32_t form,
                           struct nxp_error **error);

/*
 Frees a programme. What was made from it (audits, snapshots) stays good. Since level 1.
 */
void nxp_programme_free(struct nxp_programme *programme);

/*
 How many rows a table has (NXP_TABLE_...). Since level 1.
 */
int32_t nxp_programme_row_count(const struct nxp_programme *programme,
                                int32_t table_id,
                                size_t *count,
                                struct nxp_error **error);

/*
 How completely a table is recorded, as an index in NXP_SET_COMPLETENESS. Since level 1.
 */
int32_t nxp_programme_completeness(const struct nxp_programme *programme,
                                   int32_t table_id,
                                   uint32_t *completeness,
                                   struct nxp_error **error);

/*
 The index of the row with a key. Since level 1.
 */
int32_t nxp_programme_find(const struct nxp_programme *programme,
                           int32_t table_id,
                           const char *key,
                           size_t key_len,
                           size_t *row,
                           struct nxp_error **error);

/*
 The key of a row. It lives as long as the programme. Since level 1.
 */
int32_t nxp_programme_key(const struct nxp_programme *programme,
                          int32_t table_id,
                          size_t row,
                          struct nxp_text *key,
                          struct nxp_error **error);

/*
 What a row says in a field: `path` is the field's name, or leads further, as in "term/from" or "regions/0"; an empty path is
 the row itself. Since level 1.
 */
int32_t nxp_programme_field(const struct nxp_programme *programme,
                            int32_t table_id,
                            size_t row,
                            const char *path,
                            size_t path_len,
                            struct nxp_datum *datum,
                            struct nxp_error **error);

/*
 What a programme knows at a JSON pointer, such as that of a piece of evidence: "/hubs/3/term". Pointers lead into the
 tables and "/charter". Since level 1.
 */
int32_t nxp_programme_at(const struct nxp_programme *programme,
                         const char *pointer,
                         size_t pointer_len,
                         struct nxp_datum *datum,
                         struct nxp_error **error);

/*
 How many rules there are; their indexes run from 0, in the order of their principles and codes. An index is good for one
 version of the library, a code for all. Since level 1.
 */
uint32_t nxp_rule_count(void);

/*
 Fills in a rule. Since level 1.
 */
int32_t nxp_rule_get(uint32_t index, struct nxp_rule *rule, struct nxp_error **error);

/*
 The index of the rule with a code or a name; letter case does not matter. Since level 1.
 */
int32_t nxp_rule_find(const char *code, size_t code_len, uint32_t *index, struct nxp_error **error);

/*
 A source that a rule cites, such as `HIST, "Phase one"`; LIB marks the library's own reading. Static text. Since level 1.
 */
int32_t nxp_rule_citation(uint32_t rule,
                          uint32_t index,
                          struct nxp_text *citation,
                          struct nxp_error **error);

/*
 The index of a rule whose breach explains a breach of this one. Since level 1.
 */
int32_t nxp_rule_follows_from(uint32_t rule, uint32_t index, uint32_t *cause, struct nxp_error **error);

/*
 The name of a status code, such as "NXP_E_NULL". Static text. Since level 1.
 */
int32_t nxp_status_name(int32_t status, struct nxp_text *name);

/*
 Whether the library at hand serves a program that was compiled against this header:
 `nxp_check(NXP_ABI, NXP_LEVEL, NULL)` is NXP_OK or NXP_E_VERSION. Since level 1.
 */
int32_t nxp_check(uint32_t abi, uint32_t level, struct nxp_error **error);

/*
 The version of the library, such as "0.1.0": static text that ends in a NUL. Since level 1.
 */
const char *nxp_version(void);

/*
 What one word of a set (NXP_SET_...) is called, and how many words there are. Static text. Since level 1.
 */
int32_t nxp_set_get(int32_t set, struct nxp_text *name, uint32_t *count, struct nxp_error **error);

/*
 Fills in a word of a set, by its place in the set's own order. Since level 1.
 */
int32_t nxp_set_word(int32_t set, uint32_t index, struct nxp_word *word, struct nxp_error **error);

/*
 The place of a word in its set, by its token, name, code or another spelling; the error says which word is likely meant. Since level 1.
 */
int32_t nxp_set_find(int32_t set,
                     const char *word,
                     size_t word_len,
                     uint32_t *index,
                     struct nxp_error **error);

/*
 The Deep that a gateway was gathered into: indexes in NXP_SET_GATEWAY and NXP_SET_DEEP. Since level 1.
 */
int32_t nxp_gateway_deep(uint32_t gateway, uint32_t *deep, struct nxp_error **error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* NEXTPRACTICE_H */
