/* What the C tests share. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nextpractice.h"

/* Stops with the place and the two numbers where they differ. */
#define SAME(left, right) check_same((long long)(left), (long long)(right), #left " == " #right, __FILE__, __LINE__)
/* A status, with the error's message where it is another than expected. */
#define GIVES(status, call, error) check_status((call), (status), #call, (error), __FILE__, __LINE__)
#define OK(call) SAME((call), NXP_OK)
/* A literal as pointer and length. */
#define TEXT(literal) literal, sizeof(literal) - 1

static void check_same(long long left, long long right, const char *what, const char *file, int line) {
    if (left != right) {
        fprintf(stderr, "%s:%d: %s, but it is %lld against %lld\n", file, line, what, left, right);
        exit(1);
    }
}

/* A call that fails hands over an error whose status is the one returned and which has a message; it is freed here. */
static void check_status(int32_t got, int32_t wanted, const char *what, nxp_error **error, const char *file,
                         int line) {
    if (got != wanted) {
        fprintf(stderr, "%s:%d: %s gave %d, not %d\n", file, line, what, (int)got, (int)wanted);
        exit(1);
    }
    if (error != NULL) {
        if (got == NXP_OK) {
            check_same(*error == NULL, 1, "no error beside NXP_OK", file, line);
        } else {
            nxp_error_info info;
            info.struct_size = sizeof info;
            check_same(nxp_error_get(*error, &info), NXP_OK, "an error to read", file, line);
            check_same(info.status, wanted, "the error's own status", file, line);
            check_same(info.message.len > 10 && info.message.data[info.message.len] == '\0', 1, "a message", file, line);
            nxp_error_free(*error);
            *error = NULL;
        }
    }
}

static void check_text(nxp_text text, const char *wanted, const char *file, int line) {
    if (text.len != strlen(wanted) || memcmp(text.data, wanted, text.len) != 0) {
        fprintf(stderr, "%s:%d: \"%.*s\" is not \"%s\"\n", file, line, (int)text.len, text.data, wanted);
        exit(1);
    }
}
#define SAYS(text, wanted) check_text((text), (wanted), __FILE__, __LINE__)

#endif
