/* A day with every part of the interface, and every mistake that a status answers. Argument: the folder of the repository. */
#include "check.h"

static char path_of[4096];

static const char *path(const char *root, const char *name) {
    snprintf(path_of, sizeof path_of, "%s/%s", root, name);
    return path_of;
}

static char *slurp(const char *name, size_t *len) {
    FILE *file = fopen(name, "rb");
    char *bytes;
    SAME(file != NULL, 1);
    fseek(file, 0, SEEK_END);
    *len = (size_t)ftell(file);
    rewind(file);
    bytes = malloc(*len);
    SAME(fread(bytes, 1, *len, file), *len);
    fclose(file);
    return bytes;
}

struct seen {
    uint32_t calls, last, total, stop_at;
};

static int32_t watch(void *user, uint32_t done, uint32_t total) {
    struct seen *seen = user;
    seen->calls += 1;
    seen->last = done;
    seen->total = total;
    return seen->stop_at != 0 && done >= seen->stop_at;
}

static void versions(void) {
    nxp_error *error = NULL;
    nxp_text name;
    GIVES(NXP_OK, nxp_check(NXP_ABI, NXP_LEVEL, &error), &error);
    GIVES(NXP_E_VERSION, nxp_check(NXP_ABI + 1, 1, &error), &error);
    GIVES(NXP_E_VERSION, nxp_check(NXP_ABI, NXP_LEVEL + 1, &error), &error);
    SAME(strlen(nxp_version()) >= 5, 1);
    OK(nxp_status_name(NXP_E_REFUSED, &name));
    SAYS(name, "NXP_E_REFUSED");
    SAME(nxp_status_name(-1, &name), NXP_E_CONSTANT);
    SAME(nxp_status_name(NXP_OK, NULL), NXP_E_NULL);
}

static void rules_and_words(void) {
    nxp_error *error = NULL;
    uint32_t count = nxp_rule_count(), i, j, index = 99;
    nxp_rule rule;
    nxp_word word;
    nxp_text text;
    int32_t set;
    SAME(count >= 36, 1);
    for (i = 0; i < count; i++) {
        rule.struct_size = sizeof rule;
        GIVES(NXP_OK, nxp_rule_get(i, &rule, &error), &error);
        SAME(rule.code.len, 5);
        SAME(rule.explanation.len > 100 && rule.summary.len > 10 && rule.citations > 0, 1);
        for (j = 0; j < rule.citations; j++) GIVES(NXP_OK, nxp_rule_citation(i, j, &text, &error), &error);
        for (j = 0; j < rule.follows_from; j++) GIVES(NXP_OK, nxp_rule_follows_from(i, j, &index, &error), &error);
        GIVES(NXP_E_INDEX, nxp_rule_citation(i, rule.citations, &text, &error), &error);
        GIVES(NXP_E_INDEX, nxp_rule_follows_from(i, rule.follows_from, &index, &error), &error);
        GIVES(NXP_OK, nxp_rule_find(rule.code.data, rule.code.len, &index, &error), &error);
        SAME(index, i);
    }
    GIVES(NXP_E_INDEX, nxp_rule_get(count, &rule, &error), &error);
    rule.struct_size = 4;
    GIVES(NXP_E_STRUCT_SIZE, nxp_rule_get(0, &rule, &error), &error);
    GIVES(NXP_E_NOT_FOUND, nxp_rule_find(TEXT("DT9999"), &index, &error), &error);
    for (set = 1; nxp_set_get(set, &text, &count, NULL) == NXP_OK; set++) {
        for (i = 0; i < count; i++) {
            word.struct_size = sizeof word;
            GIVES(NXP_OK, nxp_set_word(set, i, &word, &error), &error);
            GIVES(NXP_OK, nxp_set_find(set, word.name.data, word.name.len, &index, &error), &error);
            SAME(index, i);
        }
        GIVES(NXP_E_INDEX, nxp_set_word(set, count, &word, &error), &error);
    }
    SAME(set > 30, 1);
    GIVES(NXP_E_CONSTANT, nxp_set_get(0, &text, &count, &error), &error);
    GIVES(NXP_E_NOT_FOUND, nxp_set_find(NXP_SET_DEEP, TEXT("deep suport"), &index, &error), &error);
    GIVES(NXP_OK, nxp_set_find(NXP_SET_GATEWAY, TEXT("Student Voice"), &index, &error), &error);
    GIVES(NXP_OK, nxp_gateway_deep(index, &i, &error), &error);
    word.struct_size = sizeof word;
    GIVES(NXP_OK, nxp_set_word(NXP_SET_DEEP, i, &word, &error), &error);
    SAYS(word.token, "deep_learning");
    GIVES(NXP_E_INDEX, nxp_gateway_deep(9, &i, &error), &error);
}

static void dates(void) {
    nxp_error *error = NULL;
    int32_t days = 0, year, month, day;
    GIVES(NXP_OK, nxp_date_parse(TEXT("2005-10-01"), &days, &error), &error);
    SAME(days, 13057);
    GIVES(NXP_OK, nxp_date_parts(days, &year, &month, &day, &error), &error);
    SAME(year * 10000 + month * 100 + day, 20051001);
    GIVES(NXP_OK, nxp_date_parts(-1, &year, &month, &day, &error), &error);
    SAME(year * 10000 + month * 100 + day, 19691231);
    GIVES(NXP_E_VALUE, nxp_date_parse(TEXT("2005-02-30"), &days, &error), &error);
    GIVES(NXP_E_VALUE, nxp_date_parts(INT32_MAX, &year, &month, &day, &error), &error);
    GIVES(NXP_E_UTF8, nxp_date_parse("\xff", 1, &days, &error), &error);
}

static void loading(const char *root) {
    nxp_error *error = NULL;
    nxp_error_info info;
    nxp_problem problem;
    nxp_programme *programme = (nxp_programme *)1;
    const char *cut = "{\n \"title\": }", *wrong = "{\"format\": \"nextpractice/1\", \"charter\": {}, \"hubs\": [{\"key\": \"h\"}]}";
    size_t i;
    info.struct_size = sizeof info;
    GIVES(NXP_E_MALFORMED, nxp_programme_load(NULL, 0, &programme, &error), &error);
    GIVES(NXP_E_NULL, nxp_programme_load(NULL, 1, &programme, &error), &error);
    GIVES(NXP_E_NULL, nxp_programme_load("{}", 2, NULL, &error), &error);
    GIVES(NXP_E_LENGTH, nxp_programme_load("{}", (size_t)NXP_MAX_BYTES + 1, &programme, &error), &error);
    GIVES(NXP_E_LENGTH, nxp_programme_load("{}", SIZE_MAX, &programme, &error), &error);
    GIVES(NXP_E_IO, nxp_programme_open(TEXT("no such file"), &programme, &error), &error);
    GIVES(NXP_E_VALUE, nxp_programme_open(NULL, 0, &programme, &error), &error);
    GIVES(NXP_E_IO, nxp_programme_open(root, strlen(root), &programme, &error), &error);
    SAME(nxp_programme_load(cut, strlen(cut), &programme, &error), NXP_E_MALFORMED);
    OK(nxp_error_get(error, &info));
    SAME(info.offset, 12);
    SAME(info.row, -1);
    nxp_error_free(error);
    SAME(nxp_programme_load(wrong, strlen(wrong), &programme, &error), NXP_E_REFUSED);
    OK(nxp_error_get(error, &info));
    SAME(info.problems, 3);
    SAME(info.problems_total, 3);
    SAME(info.row, 0);
    for (i = 0; i < info.problems; i++) {
        problem.struct_size = sizeof problem;
        OK(nxp_error_problem(error, i, &problem));
        SAYS(problem.kind, "missing-field");
        SAME(memcmp(problem.pointer.data, "/hubs/0/", 8), 0);
    }
    SAME(nxp_error_problem(error, i, &problem), NXP_E_INDEX);
    nxp_error_free(error);
    SAME(programme == (nxp_programme *)1, 1); /* nothing is written where a call fails */
    /* Without a place for an error, the status alone tells. */
    SAME(nxp_programme_load(wrong, strlen(wrong), &programme, NULL), NXP_E_REFUSED);
    SAME(nxp_error_get(NULL, &info), NXP_E_NULL);
}

static void reading(nxp_programme *programme) {
    nxp_error *error = NULL;
    nxp_programme_info info;
    nxp_datum datum;
    nxp_text key;
    nxp_columns *columns = NULL;
    nxp_column column;
    nxp_buffer *digest = NULL;
    size_t count = 0, row = 0, rows = 0, len = 0, i;
    uint32_t width = 0, c, complete = 99;
    int32_t table;
    const char *data;
    info.struct_size = sizeof info;
    datum.struct_size = sizeof datum;
    column.struct_size = sizeof column;
    GIVES(NXP_OK, nxp_programme_get(programme, &info, &error), &error);
    SAME(info.synthetic, 1);
    SAME(info.title.len > 0, 1);
    GIVES(NXP_OK, nxp_programme_digest(programme, &digest, &error), &error);
    OK(nxp_buffer_get(digest, &data, &len));
    SAME(len, 64);
    SAME(data[64], '\0');
    nxp_buffer_free(digest);
    for (table = 1; table <= NXP_TABLE_SUPPRESSIONS; table++) {
        GIVES(NXP_OK, nxp_programme_row_count(programme, table, &count, &error), &error);
        GIVES(NXP_OK, nxp_programme_completeness(programme, table, &complete, &error), &error);
        for (i = 0; i < count; i++) {
            GIVES(NXP_OK, nxp_programme_key(programme, table, i, &key, &error), &error);
            GIVES(NXP_OK, nxp_programme_find(programme, table, key.data, key.len, &row, &error), &error);
            SAME(row, i);
        }
        GIVES(NXP_E_INDEX, nxp_programme_key(programme, table, count, &key, &error), &error);
        GIVES(NXP_E_INDEX, nxp_programme_field(programme, table, count, TEXT("x"), &datum, &error), &error);
        GIVES(NXP_OK, nxp_programme_columns(programme, table, &columns, &error), &error);
        GIVES(NXP_OK, nxp_columns_size(columns, &width, &rows, &error), &error);
        SAME(rows, count);
        for (c = 0; c < width; c++) {
            uint8_t *flags = calloc(rows + 1, 1), *states = calloc(rows + 1, 1);
            int64_t *wholes = calloc(rows + 1, 8);
            int32_t *days = calloc(rows + 1, 4);
            uint32_t *places = calloc(rows + 1, 4);
            double *reals = calloc(rows + 1, 8);
            nxp_text *texts = calloc(rows + 1, sizeof *texts);
            int32_t copied[6], kind;
            size_t nulls = 0;
            GIVES(NXP_OK, nxp_columns_get(columns, c, &column, &error), &error);
            copied[0] = nxp_columns_flags(columns, c, 0, rows, flags, states, NULL);
            copied[1] = nxp_columns_whole(columns, c, 0, rows, wholes, states, NULL);
            copied[2] = nxp_columns_real(columns, c, 0, rows, reals, states, NULL);
            copied[3] = nxp_columns_dates(columns, c, 0, rows, days, states, NULL);
            copied[4] = nxp_columns_texts(columns, c, 0, rows, texts, states, NULL);
            copied[5] = nxp_columns_rows(columns, c, 0, rows, places, states, NULL);
            for (kind = NXP_COLUMN_FLAG; kind <= NXP_COLUMN_ROW; kind++) {
                int fits = kind == column.kind || (kind == NXP_COLUMN_TEXT && column.kind == NXP_COLUMN_ROW);
                SAME(copied[kind - 1], fits ? NXP_OK : NXP_E_KIND);
            }
            if (column.kind != NXP_COLUMN_LIST) {
                for (i = 0; i < rows; i++) nulls += states[i] != NXP_STATE_VALUE;
                SAME(nulls, column.nulls);
            }
            free(flags), free(states), free(wholes), free(days), free(places), free(reals), free(texts);
        }
        GIVES(NXP_E_INDEX, nxp_columns_get(columns, width, &column, &error), &error);
        GIVES(NXP_E_INDEX, nxp_columns_texts(columns, 0, 0, rows + 1, &key, NULL, &error), &error);
        GIVES(NXP_E_INDEX, nxp_columns_texts(columns, 0, SIZE_MAX, 2, &key, NULL, &error), &error);
        GIVES(NXP_OK, nxp_columns_texts(columns, 0, rows, 0, NULL, NULL, &error), &error);
        nxp_columns_free(columns);
    }
    GIVES(NXP_E_CONSTANT, nxp_programme_columns(programme, 0, &columns, &error), &error);
    GIVES(NXP_E_CONSTANT, nxp_programme_row_count(programme, 99, &count, &error), &error);
    GIVES(NXP_E_NOT_FOUND, nxp_programme_find(programme, NXP_TABLE_HUBS, TEXT("no such hub"), &row, &error), &error);

    GIVES(NXP_OK, nxp_programme_find(programme, NXP_TABLE_HUBS, TEXT("hub:SV-E"), &row, &error), &error);
    GIVES(NXP_OK, nxp_programme_field(programme, NXP_TABLE_HUBS, row, TEXT("focus"), &datum, &error), &error);
    SAME(datum.kind, NXP_DATUM_TEXT);
    SAYS(datum.text, "student_voice");
    GIVES(NXP_OK, nxp_programme_field(programme, NXP_TABLE_HUBS, row, TEXT("institution"), &datum, &error), &error);
    SAME(datum.kind, NXP_DATUM_ROW);
    SAME(datum.table, NXP_TABLE_INSTITUTIONS);
    GIVES(NXP_OK, nxp_programme_key(programme, datum.table, (size_t)datum.whole, &key, &error), &error);
    SAME(key.len == datum.text.len && memcmp(key.data, datum.text.data, key.len) == 0, 1);
    GIVES(NXP_OK, nxp_programme_at(programme, TEXT("/hubs/3/regions"), &datum, &error), &error);
    SAME(datum.kind, NXP_DATUM_LIST);
    GIVES(NXP_OK, nxp_programme_at(programme, TEXT("/hubs/3/key"), &datum, &error), &error);
    SAYS(datum.text, "hub:SV-E");
    GIVES(NXP_OK, nxp_programme_at(programme, TEXT("/plans/3/term/from"), &datum, &error), &error);
    SAME(datum.kind, NXP_DATUM_DATE);
    SAME(datum.whole, 13057);
    GIVES(NXP_OK, nxp_programme_at(programme, TEXT("/charter"), &datum, &error), &error);
    SAME(datum.kind, NXP_DATUM_OBJECT);
    GIVES(NXP_E_NOT_FOUND, nxp_programme_at(programme, TEXT("/hubs/3/motto"), &datum, &error), &error);
    GIVES(NXP_E_NOT_FOUND, nxp_programme_at(programme, TEXT("/hubs/9999"), &datum, &error), &error);
    GIVES(NXP_E_NOT_FOUND, nxp_programme_at(programme, TEXT("hubs"), &datum, &error), &error);
    GIVES(NXP_E_NULL, nxp_programme_at(NULL, TEXT("/hubs"), &datum, &error), &error);
}

static void auditing(nxp_programme *programme) {
    nxp_error *error = NULL;
    nxp_audit_options options;
    nxp_audit *audit = NULL;
    nxp_finding finding;
    nxp_evidence evidence;
    nxp_outcome outcome;
    nxp_gap gap;
    nxp_unit unit;
    nxp_explanation *explanation = NULL;
    nxp_explanation_info why;
    nxp_certificate *certificate = NULL;
    nxp_error_info info;
    nxp_buffer *buffer = NULL;
    nxp_columns *columns = NULL;
    struct ArrowArray array;
    struct ArrowSchema schema;
    struct seen seen;
    uint32_t rules[1], i, asked = 0, rule = 0, width = 0;
    size_t count = 0, groups = 0, size = 0, at = 0, in_groups = 0, units = 0, len = 0, j, k;
    uint64_t broken = 0;
    int32_t date = 0;
    const char *data = NULL;
    char wide[sizeof options + 64];

    memset(&options, 0, sizeof options);
    memset(&seen, 0, sizeof seen);
    options.struct_size = sizeof options;
    options.progress = watch;
    options.user = &seen;
    GIVES(NXP_OK, nxp_audit_new(programme, &options, &audit, &error), &error);
    SAME(seen.calls, nxp_rule_count());
    SAME(seen.last, seen.total);
    nxp_audit_free(audit);
    audit = NULL;
    memset(&seen, 0, sizeof seen);
    seen.stop_at = 3;
    GIVES(NXP_E_CANCELLED, nxp_audit_new(programme, &options, &audit, &error), &error);
    SAME(seen.last, 3);
    SAME(audit == NULL, 1);

    memset(&options, 0, sizeof options);
    GIVES(NXP_E_STRUCT_SIZE, nxp_audit_new(programme, &options, &audit, &error), &error);
    options.struct_size = sizeof options;
    options.date.data = "yesterday";
    options.date.len = 9;
    GIVES(NXP_E_VALUE, nxp_audit_new(programme, &options, &audit, &error), &error);
    options.date.data = "2006-11-01";
    options.date.len = 10;
    rules[0] = 9999;
    options.rules = rules;
    options.rules_len = 1;
    GIVES(NXP_E_INDEX, nxp_audit_new(programme, &options, &audit, &error), &error);
    options.rules = NULL;
    GIVES(NXP_E_NULL, nxp_audit_new(programme, &options, &audit, &error), &error);
    options.rules = rules;
    options.rules_len = NXP_MAX_ITEMS + 1;
    GIVES(NXP_E_LENGTH, nxp_audit_new(programme, &options, &audit, &error), &error);
    options.rules_len = 1;
    OK(nxp_rule_find(TEXT("DS001"), &rules[0], NULL));
    /* A struct of a later header: what this library does not know must be zero. */
    memset(wide, 0, sizeof wide);
    memcpy(wide, &options, sizeof options);
    ((nxp_audit_options *)(void *)wide)->struct_size = sizeof wide;
    GIVES(NXP_OK, nxp_audit_new(programme, (nxp_audit_options *)(void *)wide, &audit, &error), &error);
    GIVES(NXP_OK, nxp_audit_outcome_count(audit, &asked, &error), &error);
    SAME(asked, 1);
    nxp_audit_free(audit);
    wide[sizeof wide - 1] = 1;
    GIVES(NXP_E_STRUCT_SIZE, nxp_audit_new(programme, (nxp_audit_options *)(void *)wide, &audit, &error), &error);

    GIVES(NXP_OK, nxp_audit_new(programme, NULL, &audit, &error), &error);
    GIVES(NXP_OK, nxp_audit_date(audit, &date, &error), &error);
    GIVES(NXP_OK, nxp_audit_outcome_count(audit, &asked, &error), &error);
    SAME(asked, nxp_rule_count());
    for (i = 0; i < asked; i++) {
        outcome.struct_size = sizeof outcome;
        GIVES(NXP_OK, nxp_audit_outcome(audit, i, &outcome, &error), &error);
        broken += outcome.broken;
    }
    GIVES(NXP_E_INDEX, nxp_audit_outcome(audit, asked, &outcome, &error), &error);
    GIVES(NXP_OK, nxp_audit_finding_count(audit, &count, &error), &error);
    SAME(count, broken);
    SAME(count > 10, 1);
    for (j = 0; j < count; j++) {
        finding.struct_size = sizeof finding;
        GIVES(NXP_OK, nxp_audit_finding(audit, j, &finding, &error), &error);
        SAME(finding.evidence > 0, 1);
        for (i = 0; i < finding.evidence; i++) {
            evidence.struct_size = sizeof evidence;
            GIVES(NXP_OK, nxp_audit_evidence(audit, j, i, &evidence, &error), &error);
            SAME(evidence.text.len > 5, 1);
            SAME(i == 0 ? evidence.depth == 0 : 1, 1);
            if (evidence.pointer.data != NULL) {
                nxp_datum datum;
                datum.struct_size = sizeof datum;
                GIVES(NXP_OK, nxp_programme_at(programme, evidence.pointer.data, evidence.pointer.len, &datum, &error),
                      &error);
            }
        }
        GIVES(NXP_E_INDEX, nxp_audit_evidence(audit, j, finding.evidence, &evidence, &error), &error);
        GIVES(NXP_OK,
              nxp_audit_explain(audit, finding.rule, finding.unit_kind, finding.unit_id.data, finding.unit_id.len,
                                &explanation, &error),
              &error);
        why.struct_size = sizeof why;
        GIVES(NXP_OK, nxp_explanation_get(explanation, &why, &error), &error);
        SAME(why.verdict, NXP_VERDICT_BROKEN);
        SAME(why.evidence, finding.evidence);
        GIVES(NXP_OK, nxp_explanation_evidence(explanation, 0, &evidence, &error), &error);
        GIVES(NXP_E_INDEX, nxp_explanation_evidence(explanation, why.evidence, &evidence, &error), &error);
        nxp_explanation_free(explanation);
        explanation = NULL;
    }
    GIVES(NXP_E_INDEX, nxp_audit_finding(audit, count, &finding, &error), &error);
    GIVES(NXP_E_INDEX, nxp_audit_finding(audit, SIZE_MAX, &finding, &error), &error);
    GIVES(NXP_E_INDEX, nxp_audit_evidence(audit, SIZE_MAX, 0, &evidence, &error), &error);
    GIVES(NXP_E_CONSTANT, nxp_audit_explain(audit, 0, 99, TEXT("x"), &explanation, &error), &error);
    OK(nxp_rule_find(TEXT("DS001"), &rule, NULL));
    GIVES(NXP_E_KIND, nxp_audit_explain(audit, rule, NXP_UNIT_PLAN, TEXT("x"), &explanation, &error), &error);
    GIVES(NXP_E_NOT_FOUND, nxp_audit_explain(audit, rule, NXP_UNIT_HUB_YEAR, TEXT("x"), &explanation, &error), &error);

    GIVES(NXP_OK, nxp_audit_group_count(audit, &groups, &error), &error);
    for (j = 0; j < groups; j++) {
        GIVES(NXP_OK, nxp_audit_group_size(audit, j, &size, &error), &error);
        for (k = 0; k < size; k++) {
            GIVES(NXP_OK, nxp_audit_group_finding(audit, j, k, &at, &error), &error);
            SAME(at < count, 1);
        }
        GIVES(NXP_E_INDEX, nxp_audit_group_finding(audit, j, size, &at, &error), &error);
        in_groups += size;
    }
    SAME(in_groups, count);
    GIVES(NXP_E_INDEX, nxp_audit_group_size(audit, groups, &size, &error), &error);

    GIVES(NXP_OK, nxp_audit_gap_count(audit, &size, &error), &error);
    SAME(size > 0, 1);
    for (j = 0; j < size; j++) {
        gap.struct_size = sizeof gap;
        GIVES(NXP_OK, nxp_audit_gap(audit, j, &gap, &error), &error);
        for (k = 0; k < gap.rules; k++) {
            GIVES(NXP_OK, nxp_audit_gap_rule(audit, j, k, &rule, &units, &error), &error);
            unit.struct_size = sizeof unit;
            GIVES(NXP_OK, nxp_audit_gap_unit(audit, j, k, units - 1, &unit, &error), &error);
            GIVES(NXP_E_INDEX, nxp_audit_gap_unit(audit, j, k, units, &unit, &error), &error);
            GIVES(NXP_OK, nxp_audit_explain(audit, rule, unit.kind, unit.id.data, unit.id.len, &explanation, &error), &error);
            GIVES(NXP_OK, nxp_explanation_get(explanation, &why, &error), &error);
            SAME(why.verdict, NXP_VERDICT_CANNOT_TELL);
            SAME(why.reason.len > 0, 1);
            nxp_explanation_free(explanation);
        }
        GIVES(NXP_E_INDEX, nxp_audit_gap_rule(audit, j, gap.rules, &rule, &units, &error), &error);
    }
    GIVES(NXP_E_INDEX, nxp_audit_gap(audit, size, &gap, &error), &error);

    SAME(nxp_audit_certify(audit, NXP_PRINCIPLE_DISCIPLINED, &certificate, &error), NXP_E_NOT_CERTIFIED);
    info.struct_size = sizeof info;
    OK(nxp_error_get(error, &info));
    SAME(info.problems > 0, 1);
    nxp_error_free(error);
    GIVES(NXP_E_KIND, nxp_audit_certify(audit, NXP_PRINCIPLE_DEEPS, &certificate, &error), &error);
    GIVES(NXP_E_CONSTANT, nxp_audit_certify(audit, 0, &certificate, &error), &error);
    GIVES(NXP_E_NOT_FOUND, nxp_audit_certify_plan(audit, TEXT("no such plan"), &certificate, &error), &error);
    GIVES(NXP_OK, nxp_audit_json(audit, &buffer, &error), &error);
    OK(nxp_buffer_get(buffer, &data, &len));
    SAME(strlen(data), len);
    SAME(nxp_buffer_get(buffer, NULL, &len), NXP_E_NULL);
    nxp_buffer_free(buffer);
    GIVES(NXP_OK, nxp_audit_sarif(audit, TEXT("examples/data/synthetic.json"), &buffer, &error), &error);
    OK(nxp_buffer_get(buffer, &data, &len));
    SAME(strstr(data, "2.1.0") != NULL, 1);
    nxp_buffer_free(buffer);
    GIVES(NXP_E_UTF8, nxp_audit_sarif(audit, "\xff", 1, &buffer, &error), &error);
    GIVES(NXP_OK, nxp_audit_text(audit, 80, &buffer, &error), &error);
    nxp_buffer_free(buffer);
    GIVES(NXP_E_VALUE, nxp_audit_text(audit, 3, &buffer, &error), &error);

    GIVES(NXP_E_CONSTANT, nxp_audit_columns(audit, 0, &columns, &error), &error);
    for (i = NXP_AUDIT_FINDINGS; i <= NXP_AUDIT_GROUPS; i++) {
        GIVES(NXP_OK, nxp_audit_columns(audit, (int32_t)i, &columns, &error), &error);
        GIVES(NXP_OK, nxp_columns_size(columns, &width, &size, &error), &error);
        GIVES(NXP_OK, nxp_columns_arrow(columns, &array, &schema, &error), &error);
        nxp_columns_free(columns);
        SAME(array.length, size);
        SAME(schema.n_children, width);
        SAME(strcmp(schema.format, "+s"), 0);
        /* One child is moved out and outlives the rest, as the specification allows. */
        if (i == NXP_AUDIT_FINDINGS) {
            struct ArrowArray moved = *array.children[5];
            /* The codes of rules are a dictionary: the last finding's, by its number. */
            const struct ArrowArray *words = array.children[0]->dictionary;
            const int64_t *bounds = words->buffers[1];
            const int32_t last = ((const int32_t *)array.children[0]->buffers[1])[count - 1];
            nxp_text code;
            SAME(strcmp(schema.children[0]->format, "i"), 0);
            SAME(strcmp(schema.children[0]->dictionary->format, "U"), 0);
            SAME(last, words->length - 1);
            code.data = (const char *)words->buffers[2] + bounds[last];
            code.len = (size_t)(bounds[last + 1] - bounds[last]);
            finding.struct_size = sizeof finding;
            GIVES(NXP_OK, nxp_audit_finding(audit, count - 1, &finding, &error), &error);
            SAME(code.len == finding.rule_code.len && memcmp(code.data, finding.rule_code.data, code.len) == 0, 1);
            array.children[5]->release = NULL;
            array.release(&array);
            schema.release(&schema);
            SAME(moved.length, count);
            SAME(((const int64_t *)moved.buffers[1])[0], 0);
            moved.release(&moved);
        } else {
            array.release(&array);
            schema.release(&schema);
        }
        SAME(array.release == NULL && schema.release == NULL, 1);
    }
    GIVES(NXP_E_NULL, nxp_columns_arrow(NULL, &array, &schema, &error), &error);
    nxp_audit_free(audit);
}

/* Thresholds that have a name let plans be certified. */
static void certifying(nxp_programme *programme) {
    nxp_error *error = NULL;
    nxp_builder *builder = NULL;
    nxp_programme *named = NULL;
    nxp_audit *audit = NULL;
    nxp_certificate *certificate = NULL;
    nxp_certificate_info said;
    nxp_text key;
    size_t count = 0, certified = 0, i;
    int32_t date = 0, status;
    GIVES(NXP_OK, nxp_builder_from(programme, &builder, &error), &error);
    GIVES(NXP_OK, nxp_builder_text(builder, TEXT("/charter/policy/name"), TEXT("a test's own"), &error), &error);
    GIVES(NXP_OK, nxp_builder_check(builder, &named, &error), &error);
    nxp_builder_free(builder);
    GIVES(NXP_OK, nxp_audit_new(named, NULL, &audit, &error), &error);
    nxp_programme_free(named);
    OK(nxp_audit_date(audit, &date, NULL));
    OK(nxp_programme_row_count(programme, NXP_TABLE_PLANS, &count, NULL));
    for (i = 0; i < count; i++) {
        OK(nxp_programme_key(programme, NXP_TABLE_PLANS, i, &key, NULL));
        status = nxp_audit_certify_plan(audit, key.data, key.len, &certificate, NULL);
        SAME(status == NXP_OK || status == NXP_E_NOT_CERTIFIED, 1);
        if (status == NXP_OK) {
            said.struct_size = sizeof said;
            GIVES(NXP_OK, nxp_certificate_get(certificate, &said, &error), &error);
            SAME(said.principle, NXP_PRINCIPLE_DISCIPLINED);
            SAME(said.date, date);
            SAME(said.plan.len == key.len && memcmp(said.plan.data, key.data, key.len) == 0, 1);
            SAYS(said.policy, "a test's own");
            SAME(said.digest.len, 64);
            nxp_certificate_free(certificate);
            certified += 1;
        }
    }
    SAME(certified > 0 && certified < count, 1);
    nxp_audit_free(audit);
}

static void building(const char *root) {
    nxp_error *error = NULL;
    nxp_builder *builder = NULL;
    nxp_programme *built = NULL, *again = NULL;
    nxp_import *import = NULL;
    nxp_import_info info;
    nxp_issue issue;
    nxp_buffer *buffer = NULL;
    nxp_datum datum;
    char *bytes, saved[] = "/tmp/nextpractice-day-XXXXXX";
    size_t len, added = 0, i, row = 99, count = 0;
    nxp_text key;
    FILE *file;

    GIVES(NXP_OK, nxp_builder_new(&builder, &error), &error);
    bytes = slurp(path(root, "tests/fixtures/gias/hampshire-excerpt.csv"), &len);
    GIVES(NXP_OK, nxp_gias_read(bytes, len, TEXT("hampshire-excerpt.csv"), &import, &error), &error);
    free(bytes);
    info.struct_size = sizeof info;
    GIVES(NXP_OK, nxp_import_get(import, 0, &info, &error), &error);
    SAME(info.rows, info.imported + info.rejected);
    SAME(info.imported, 10);
    for (i = 0; i < info.issues; i++) {
        issue.struct_size = sizeof issue;
        GIVES(NXP_OK, nxp_import_issue(import, 0, i, &issue, &error), &error);
        SAME(issue.reason.len > 0 && issue.remedy.len > 0, 1);
    }
    GIVES(NXP_E_INDEX, nxp_import_issue(import, 0, info.issues, &issue, &error), &error);
    GIVES(NXP_OK, nxp_import_json(import, 0, &buffer, &error), &error);
    nxp_buffer_free(buffer);
    GIVES(NXP_E_INDEX, nxp_import_get(import, 1, &info, &error), &error);
    GIVES(NXP_OK, nxp_gias_links(import, TEXT("URN,LinkURN,LinkName,LinkType\n136776,100009,Ash School,Predecessor\n"), TEXT("links.csv"), TEXT("2022-04-01"), &error), &error);
    GIVES(NXP_OK, nxp_gias_groups(import, TEXT("URN,Linked UID,Group Name,Group Type\n136776,4782,The Trees,Multi-academy trust\n"), TEXT("groups.csv"), &error), &error);
    GIVES(NXP_E_MALFORMED, nxp_gias_groups(import, TEXT("no,such,headings\n"), TEXT("groups.csv"), &error), &error);
    GIVES(NXP_E_VALUE, nxp_gias_links(import, TEXT("URN,LinkURN,LinkName,LinkType\n"), TEXT("links.csv"), TEXT("today"), &error), &error);
    GIVES(NXP_E_INDEX, nxp_import_get(import, 3, &info, &error), &error);
    GIVES(NXP_OK, nxp_import_get(import, 2, &info, &error), &error);
    SAME(info.rows, info.imported + info.stubbed + info.kept + info.rejected);
    SAME(info.rows, 1);
    GIVES(NXP_OK, nxp_builder_import(builder, import, &added, &error), &error);
    SAME(added, 12);
    GIVES(NXP_OK, nxp_builder_import(builder, import, &added, &error), &error);
    SAME(added, 0);
    nxp_import_free(import);
    GIVES(NXP_E_MALFORMED, nxp_gias_read(TEXT("no,such,headings\n"), TEXT("x.csv"), &import, &error), &error);

    GIVES(NXP_OK, nxp_builder_check(builder, &built, &error), &error);
    OK(nxp_programme_key(built, NXP_TABLE_INSTITUTIONS, 0, &key, NULL));
    GIVES(NXP_OK, nxp_builder_text(builder, TEXT("/title"), TEXT("Hampshire's hub"), &error), &error);
    GIVES(NXP_OK, nxp_builder_add(builder, NXP_TABLE_HUBS, TEXT("hub:1"), &row, &error), &error);
    SAME(row, 0);
    GIVES(NXP_OK, nxp_builder_text(builder, TEXT("/hubs/0/focus"), TEXT("curriculum"), &error), &error);
    SAME(nxp_builder_check(builder, (nxp_programme **)&built, &error), NXP_E_REFUSED);
    nxp_error_free(error);
    GIVES(NXP_OK, nxp_builder_text(builder, TEXT("/hubs/0/institution"), key.data, key.len, &error), &error);
    GIVES(NXP_OK, nxp_builder_text(builder, TEXT("/hubs/0/regions/-"), TEXT("area"), &error), &error);
    GIVES(NXP_OK, nxp_builder_json(builder, TEXT("/regions/-"), TEXT("{\"key\": \"area\", \"scheme\": \"areas\"}"), &error), &error);
    GIVES(NXP_OK, nxp_builder_text(builder, TEXT("/hubs/0/term/from"), TEXT("2005-10-01"), &error), &error);
    GIVES(NXP_OK, nxp_builder_none(builder, TEXT("/hubs/0/name"), &error), &error);
    GIVES(NXP_OK, nxp_builder_flag(builder, TEXT("/synthetic"), 1, &error), &error);
    GIVES(NXP_OK, nxp_builder_whole(builder, TEXT("/institutions/0/pupils"), 210, &error), &error);
    GIVES(NXP_OK, nxp_builder_real(builder, TEXT("/institutions/0/fsm"), 12.5, &error), &error);
    GIVES(NXP_E_CONSTANT, nxp_builder_flag(builder, TEXT("/synthetic"), 2, &error), &error);
    GIVES(NXP_E_VALUE, nxp_builder_real(builder, TEXT("/x"), 1e308 * 10, &error), &error);
    GIVES(NXP_E_VALUE, nxp_builder_text(builder, TEXT("title"), TEXT("x"), &error), &error);
    GIVES(NXP_E_INDEX, nxp_builder_text(builder, TEXT("/hubs/7/name"), TEXT("x"), &error), &error);
    GIVES(NXP_E_KIND, nxp_builder_text(builder, TEXT("/title/x"), TEXT("x"), &error), &error);
    GIVES(NXP_E_LENGTH, nxp_builder_text(builder, TEXT("/1/2/3/4/5/6/7/8/9/a/b/c/d/e/f/g/h"), TEXT("x"), &error), &error);
    GIVES(NXP_E_LENGTH, nxp_builder_text(builder, TEXT("/title"), "x", (size_t)NXP_MAX_TEXT + 1, &error), &error);
    GIVES(NXP_E_UTF8, nxp_builder_text(builder, TEXT("/title"), "\xc3\x28", 2, &error), &error);
    GIVES(NXP_E_MALFORMED, nxp_builder_json(builder, TEXT("/x"), TEXT("{"), &error), &error);
    GIVES(NXP_E_CONSTANT, nxp_builder_add(builder, 0, TEXT("x"), NULL, &error), &error);
    GIVES(NXP_E_NULL, nxp_builder_none(NULL, TEXT("/x"), &error), &error);
    nxp_programme_free(built);
    GIVES(NXP_OK, nxp_builder_check(builder, &built, &error), &error);
    nxp_builder_free(builder);
    datum.struct_size = sizeof datum;
    GIVES(NXP_OK, nxp_programme_at(built, TEXT("/institutions/0/pupils"), &datum, &error), &error);
    SAME(datum.whole, 210);
    GIVES(NXP_OK, nxp_programme_at(built, TEXT("/institutions/0/fsm"), &datum, &error), &error);
    SAME(datum.kind == NXP_DATUM_REAL && datum.real == 12.5, 1);
    GIVES(NXP_OK, nxp_programme_at(built, TEXT("/hubs/0/name"), &datum, &error), &error);
    SAME(datum.kind, NXP_DATUM_NONE);
    GIVES(NXP_OK, nxp_builder_from(built, &builder, &error), &error);
    nxp_programme_free(built);
    GIVES(NXP_OK, nxp_builder_check(builder, &built, &error), &error);
    nxp_builder_free(builder);

    file = fdopen(mkstemp(saved), "wb");
    SAME(file != NULL, 1);
    fclose(file);
    GIVES(NXP_OK, nxp_programme_save(built, saved, strlen(saved), NXP_SAVE_GZIP, &error), &error);
    GIVES(NXP_E_CONSTANT, nxp_programme_save(built, saved, strlen(saved), 7, &error), &error);
    GIVES(NXP_OK, nxp_programme_open(saved, strlen(saved), &again, &error), &error);
    GIVES(NXP_OK, nxp_programme_save(again, saved, strlen(saved), NXP_SAVE_NDJSON, &error), &error);
    nxp_programme_free(again);
    GIVES(NXP_E_IO, nxp_programme_save(built, TEXT("/no/such/folder/x"), NXP_SAVE_PLAIN, &error), &error);
    nxp_programme_free(built);
    GIVES(NXP_OK, nxp_programme_open(saved, strlen(saved), &built, &error), &error);
    OK(nxp_programme_row_count(built, NXP_TABLE_HUBS, &count, NULL));
    SAME(count, 1);
    nxp_programme_free(built);
    remove(saved);
}

int main(int argc, char **argv) {
    const char *root = argc > 1 ? argv[1] : ".";
    nxp_error *error = NULL;
    nxp_programme *programme = NULL, *snapshot = NULL;
    int64_t before = nxp_live_objects();
    const char *document = path(root, "examples/data/synthetic.json");

    versions();
    rules_and_words();
    dates();
    loading(root);
    document = path(root, "examples/data/synthetic.json");
    GIVES(NXP_OK, nxp_programme_open(document, strlen(document), &programme, &error), &error);
    GIVES(NXP_OK, nxp_programme_snapshot(programme, &snapshot, &error), &error);
    nxp_programme_free(programme);
    reading(snapshot);
    auditing(snapshot);
    certifying(snapshot);
    nxp_programme_free(snapshot);
    building(root);

    nxp_error_free(NULL);
    nxp_buffer_free(NULL);
    nxp_programme_free(NULL);
    nxp_builder_free(NULL);
    nxp_import_free(NULL);
    nxp_audit_free(NULL);
    nxp_explanation_free(NULL);
    nxp_certificate_free(NULL);
    nxp_columns_free(NULL);
    SAME(nxp_live_objects(), before);
    puts("a day with the C interface: all as it should be");
    return 0;
}
