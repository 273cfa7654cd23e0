/* A fault on purpose: shows that the sanitizer or Valgrind that is at work here would see one in the library's memory. */
#include "check.h"

int main(void) {
    nxp_builder *builder = NULL;
    nxp_programme *programme = NULL;
    nxp_programme_info info;
    const char *json = "{\"format\": \"nextpractice/1\", \"charter\": {}, \"title\": \"gone\"}";
    info.struct_size = sizeof info;
    OK(nxp_programme_load(json, strlen(json), &programme, NULL));
    OK(nxp_programme_get(programme, &info, NULL));
    nxp_programme_free(programme);
    OK(nxp_builder_new(&builder, NULL));
    nxp_builder_free(builder);
    /* Borrowed text after its programme was freed. */
    printf("%c\n", info.title.data[0]);
    (void)check_status;
    (void)check_text;
    return 0;
}
