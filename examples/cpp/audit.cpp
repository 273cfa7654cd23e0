// A vendor's day in C++: audit PROGRAMME [GIAS.csv SAVED.json]
#include <nextpractice.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

namespace np = nextpractice;

static np::programme with_schools(const np::programme &programme, const char *gias, const char *saved) {
    std::ifstream file(gias, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const np::import schools(bytes, gias);
    const auto info = schools.info();
    std::cerr << info.rows << " rows: " << info.imported << " imported, " << info.rejected << " rejected\n";
    np::builder builder(programme);
    builder.add(schools);
    auto larger = builder.check();
    larger.save(saved);
    return larger;
}

static void print(const np::audit &audit, std::size_t index, const char *mark) {
    static const char *const levels[] = {"", "advice", "warning", "error"};
    const auto finding = audit.finding(index);
    std::cout << mark << np::view(finding.rule_code) << ' ' << levels[finding.level] << ' ' << np::view(finding.unit_id)
              << ": " << np::view(finding.unit_label) << '\n';
    for (std::uint32_t i = 0; i < finding.evidence; i++) {
        const auto evidence = audit.evidence(index, i);
        std::cout << std::string(2 * (evidence.depth + 1), ' ') << "- " << np::view(evidence.text);
        if (evidence.pointer.data != nullptr) std::cout << " [" << np::view(evidence.pointer) << ']';
        std::cout << '\n';
    }
}

int main(int argc, char **argv) try {
    if (argc != 2 && argc != 4) {
        std::cerr << "audit PROGRAMME [GIAS.csv SAVED.json]\n";
        return 2;
    }
    np::check();
    auto programme = np::programme::open(argv[1]);
    if (argc == 4) programme = with_schools(programme, argv[2], argv[3]);
    const np::audit audit(programme);
    for (std::size_t group = 0; group < audit.groups(); group++) {
        for (std::size_t i = 0; i < audit.group_size(group); i++) {
            print(audit, audit.group_finding(group, i), i == 0 ? "" : "+ ");
        }
    }
    return 0;
} catch (const np::error &failed) {
    std::cerr << failed.what() << '\n';
    return 2;
}
