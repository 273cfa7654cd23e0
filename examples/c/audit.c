/*
 * A vendor's day in C: audit PROGRAMME [GIAS.csv SAVED.json]
 *
 * Loads a programme; if asked to, adds the schools of a GIAS file and saves the result; audits it; prints the findings by root cause.
 */
#include <nextpractice.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ends the program with the library's own message where a call fails. */
static void must(int32_t status, nxp_error *error) {
    nxp_error_info info;
    if (status == NXP_OK) return;
    info.struct_size = sizeof info;
    if (nxp_error_get(error, &info) == NXP_OK) {
        fprintf(stderr, "%s\n", info.message.data); /* texts of errors end in a NUL */
        nxp_error_free(error);
    } else {
        fprintf(stderr, "status %d\n", (int)status);
    }
    exit(2);
}

static void print(nxp_text text) { fwrite(text.data, 1, text.len, stdout); }

static char *slurp(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    long size;
    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
        perror(path);
        exit(2);
    }
    rewind(file);
    bytes = malloc((size_t)size + 1);
    if (bytes == NULL) exit(2);
    *len = fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return bytes;
}

/* The programme with the schools of a GIAS file, saved. */
static nxp_programme *with_schools(const nxp_programme *programme, const char *gias, const char *saved) {
    nxp_error *error = NULL;
    nxp_import *import = NULL;
    nxp_import_info info;
    nxp_issue issue;
    nxp_builder *builder = NULL;
    nxp_programme *larger = NULL;
    size_t len, i;
    char *bytes = slurp(gias, &len);

    must(nxp_gias_read(bytes, len, gias, strlen(gias), &import, &error), error);
    free(bytes);
    info.struct_size = sizeof info;
    must(nxp_import_get(import, 0, &info, &error), error);
    fprintf(stderr, "%zu rows: %zu imported, %zu rejected\n", info.rows, info.imported, info.rejected);
    for (i = 0; i < info.issues; i++) {
        issue.struct_size = sizeof issue;
        must(nxp_import_issue(import, 0, i, &issue, &error), error);
        fprintf(stderr, "row %lld: %.*s; %.*s\n", (long long)issue.row, (int)issue.reason.len, issue.reason.data,
                (int)issue.remedy.len, issue.remedy.data);
    }
    must(nxp_builder_from(programme, &builder, &error), error);
    must(nxp_builder_import(builder, import, NULL, &error), error);
    must(nxp_builder_check(builder, &larger, &error), error);
    must(nxp_programme_save(larger, saved, strlen(saved), NXP_SAVE_PLAIN, &error), error);
    nxp_builder_free(builder);
    nxp_import_free(import);
    return larger;
}

static void print_finding(const nxp_audit *audit, size_t index, const char *mark) {
    static const char *const levels[] = {"", "advice", "warning", "error"};
    nxp_error *error = NULL;
    nxp_finding finding;
    nxp_evidence evidence;
    uint32_t i, depth;

    finding.struct_size = sizeof finding;
    must(nxp_audit_finding(audit, index, &finding, &error), error);
    fputs(mark, stdout);
    print(finding.rule_code);
    printf(" %s ", levels[finding.level]);
    print(finding.unit_id);
    fputs(": ", stdout);
    print(finding.unit_label);
    putchar('\n');
    for (i = 0; i < finding.evidence; i++) {
        evidence.struct_size = sizeof evidence;
        must(nxp_audit_evidence(audit, index, i, &evidence, &error), error);
        for (depth = 0; depth <= evidence.depth; depth++) fputs("  ", stdout);
        fputs("- ", stdout);
        print(evidence.text);
        if (evidence.pointer.data != NULL) {
            fputs(" [", stdout);
            print(evidence.pointer);
            putchar(']');
        }
        putchar('\n');
    }
}

int main(int argc, char **argv) {
    nxp_error *error = NULL;
    nxp_programme *programme = NULL, *larger;
    nxp_audit *audit = NULL;
    size_t groups = 0, size = 0, finding = 0, group, i;

    if (argc != 2 && argc != 4) {
        fprintf(stderr, "audit PROGRAMME [GIAS.csv SAVED.json]\n");
        return 2;
    }
    must(nxp_check(NXP_ABI, NXP_LEVEL, &error), error);
    must(nxp_programme_open(argv[1], strlen(argv[1]), &programme, &error), error);
    if (argc == 4) {
        larger = with_schools(programme, argv[2], argv[3]);
        nxp_programme_free(programme);
        programme = larger;
    }
    must(nxp_audit_new(programme, NULL, &audit, &error), error);
    must(nxp_audit_group_count(audit, &groups, &error), error);
    for (group = 0; group < groups; group++) {
        must(nxp_audit_group_size(audit, group, &size, &error), error);
        for (i = 0; i < size; i++) {
            must(nxp_audit_group_finding(audit, group, i, &finding, &error), error);
            print_finding(audit, finding, i == 0 ? "" : "+ ");
        }
    }
    nxp_audit_free(audit);
    nxp_programme_free(programme);
    return nxp_live_objects() == 0 ? 0 : 3;
}
