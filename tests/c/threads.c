/* Many threads audit one shared programme while others load and free their own. Argument: the folder of the repository. */
#include "check.h"

#include <pthread.h>

static nxp_programme *shared;
static char document[4096];

static void *audits(void *nothing) {
    size_t count = 0, first = 0, i;
    int round;
    (void)nothing;
    for (round = 0; round < 10; round++) {
        nxp_audit *audit = NULL;
        nxp_finding finding;
        OK(nxp_audit_new(shared, NULL, &audit, NULL));
        OK(nxp_audit_finding_count(audit, &count, NULL));
        if (round == 0) first = count;
        SAME(count, first);
        for (i = 0; i < count; i++) {
            finding.struct_size = sizeof finding;
            OK(nxp_audit_finding(audit, i, &finding, NULL));
        }
        nxp_audit_free(audit);
    }
    return NULL;
}

static void *loads(void *nothing) {
    int round;
    (void)nothing;
    for (round = 0; round < 20; round++) {
        nxp_programme *own = NULL, *snapshot = NULL;
        nxp_error *error = NULL;
        OK(nxp_programme_open(document, strlen(document), &own, NULL));
        OK(nxp_programme_snapshot(shared, &snapshot, NULL));
        nxp_programme_free(own);
        nxp_programme_free(snapshot);
        GIVES(NXP_E_MALFORMED, nxp_programme_load("[", 1, &own, &error), &error);
    }
    return NULL;
}

int main(int argc, char **argv) {
    pthread_t threads[12];
    int i;
    (void)check_text;
    snprintf(document, sizeof document, "%s/examples/data/synthetic.json", argc > 1 ? argv[1] : ".");
    OK(nxp_programme_open(document, strlen(document), &shared, NULL));
    for (i = 0; i < 12; i++) SAME(pthread_create(&threads[i], NULL, i % 2 ? audits : loads, NULL), 0);
    for (i = 0; i < 12; i++) SAME(pthread_join(threads[i], NULL), 0);
    nxp_programme_free(shared);
    SAME(nxp_live_objects(), 0);
    puts("threads share a programme: all as it should be");
    return 0;
}
