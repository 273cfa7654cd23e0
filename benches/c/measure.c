/*
 * measure DOCUMENT TIMES: audits a document so many times, on one thread (for counting instructions).
 * measure: what an accessor takes, and 100,000 findings as Arrow.
 */
#include <nextpractice.h>

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REGIONS = 10000, FOCUSES = 10, FINDINGS = REGIONS * FOCUSES, ROUNDS = 50, RUNS = 7 };

/* The processor's time that this process has used, in nanoseconds. */
static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void must(int32_t status) {
    if (status != NXP_OK) {
        fprintf(stderr, "status %d\n", (int)status);
        exit(1);
    }
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *of) {
    qsort(of, RUNS, sizeof *of, ascending);
    return of[RUNS / 2];
}

/* A charter that asks for a hub of each of ten focuses in each of so many regions, and a document that has none: a finding each. */
static nxp_programme *uncovered(void) {
    size_t room = 120 * (size_t)REGIONS + 1000, at = 0;
    char *json = malloc(room);
    nxp_programme *programme = NULL;
    int i;
    if (json == NULL) exit(1);
#define ADD(...) at += (size_t)snprintf(json + at, room - at, __VA_ARGS__)
    ADD("{\"format\": \"nextpractice/1\", \"recorded_on\": \"2006-01-01\", \"hubs\": [], ");
    ADD("\"charter\": {\"scheme\": \"areas\", \"coverage\": \"grid\", \"focuses\": [");
    for (i = 0; i < FOCUSES; i++) {
        nxp_word word;
        word.struct_size = sizeof word;
        must(nxp_set_word(NXP_SET_FOCUS, (uint32_t)i, &word, NULL));
        ADD("%s\"%.*s\"", i ? "," : "", (int)word.token.len, word.token.data);
    }
    ADD("], \"regions\": [");
    for (i = 0; i < REGIONS; i++) ADD("%s\"area:%d\"", i ? "," : "", i);
    ADD("]}, \"regions\": [");
    for (i = 0; i < REGIONS; i++) ADD("%s{\"key\": \"area:%d\", \"scheme\": \"areas\", \"name\": \"Area %d\"}", i ? "," : "", i, i);
    ADD("]}");
    must(nxp_programme_load(json, at, &programme, NULL));
    free(json);
    return programme;
}

static void measure(void) {
    nxp_programme *programme = uncovered();
    nxp_audit_options options;
    nxp_finding finding;
    nxp_evidence evidence;
    double first[RUNS], again[RUNS], each[RUNS], piece[RUNS], start;
    size_t count = 0, bytes = 0, i;
    int run, round;
    uint32_t rule;

    /* Large blocks go back to the system when they are freed, so that every run takes its memory anew, as the first one does. */
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    must(nxp_rule_find("DT001", 5, &rule, NULL));
    options.rules = &rule;
    options.rules_len = 1;
    for (run = 0; run < RUNS; run++) {
        nxp_audit *audit = NULL;
        nxp_columns *columns = NULL;
        struct ArrowArray array;
        struct ArrowSchema schema;
        must(nxp_audit_new(programme, &options, &audit, NULL));

        start = now();
        must(nxp_audit_columns(audit, NXP_AUDIT_FINDINGS, &columns, NULL));
        must(nxp_columns_arrow(columns, &array, &schema, NULL));
        first[run] = now() - start;
        array.release(&array);
        schema.release(&schema);
        nxp_columns_free(columns);

        start = now();
        must(nxp_audit_columns(audit, NXP_AUDIT_FINDINGS, &columns, NULL));
        must(nxp_columns_arrow(columns, &array, &schema, NULL));
        again[run] = now() - start;
        array.release(&array);
        schema.release(&schema);
        nxp_columns_free(columns);

        must(nxp_audit_finding_count(audit, &count, NULL));
        if (count < FINDINGS) exit(1);
        finding.struct_size = sizeof finding;
        start = now();
        for (round = 0; round < ROUNDS; round++) {
            for (i = 0; i < count; i++) {
                must(nxp_audit_finding(audit, i, &finding, NULL));
                bytes += finding.unit_label.len;
            }
        }
        each[run] = (now() - start) / (double)(ROUNDS * count);
        evidence.struct_size = sizeof evidence;
        start = now();
        for (i = 0; i < count; i++) {
            must(nxp_audit_evidence(audit, i, 0, &evidence, NULL));
            bytes += evidence.text.len;
        }
        piece[run] = (now() - start) / (double)count;
        nxp_audit_free(audit);
    }
    printf("%zu findings (%zu bytes read)\n", count, bytes);
    printf("as Arrow, texts made for the first time: %.2f ms\n", median(first) / 1e6);
    printf("as Arrow, again: %.3f ms\n", median(again) / 1e6);
    printf("nxp_audit_finding: %.1f ns\n", median(each));
    printf("nxp_audit_evidence: %.1f ns\n", median(piece));
    nxp_programme_free(programme);
}

int main(int argc, char **argv) {
    nxp_programme *programme = NULL;
    nxp_audit *audit = NULL;
    nxp_audit_options options;
    size_t broken = 0;
    int times;
    if (argc < 3) {
        measure();
        return 0;
    }
    must(nxp_programme_open(argv[1], strlen(argv[1]), &programme, NULL));
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.threads = 1;
    for (times = atoi(argv[2]); times > 0; times--) {
        nxp_outcome outcome;
        uint32_t rules, i;
        must(nxp_audit_new(programme, &options, &audit, NULL));
        must(nxp_audit_outcome_count(audit, &rules, NULL));
        outcome.struct_size = sizeof outcome;
        for (i = 0; i < rules; i++) {
            must(nxp_audit_outcome(audit, i, &outcome, NULL));
            broken += outcome.broken;
        }
        nxp_audit_free(audit);
    }
    nxp_programme_free(programme);
    printf("%zu\n", broken);
    return 0;
}
