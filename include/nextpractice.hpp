// nextpractice for C++17: owners that free, exceptions for statuses, string_views for text. Small; what is not here is called by the
// C functions with get().
#ifndef NEXTPRACTICE_HPP
#define NEXTPRACTICE_HPP

#include "nextpractice.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace nextpractice {

// A status other than NXP_OK; what() is the library's message.
class error : public std::runtime_error {
public:
    error(std::int32_t status, const std::string &message) : std::runtime_error(message), status_(status) {}
    std::int32_t status() const noexcept { return status_; }

private:
    std::int32_t status_;
};

namespace detail {

template <auto Free> struct freed {
    template <class T> void operator()(T *object) const noexcept { Free(object); }
};

template <class T, auto Free> using owner = std::unique_ptr<T, freed<Free>>;

// Calls a function of the library with the place for its error.
template <class Function, class... Arguments> void call(Function function, Arguments... arguments) {
    nxp_error *raw = nullptr;
    const std::int32_t status = function(arguments..., &raw);
    const owner<nxp_error, nxp_error_free> failed(raw);
    if (status != NXP_OK) {
        nxp_error_info info{};
        info.struct_size = sizeof info;
        const bool told = raw != nullptr && nxp_error_get(raw, &info) == NXP_OK;
        throw error(status, told ? std::string(info.message.data, info.message.len) : std::string("no message"));
    }
}

// A struct that the library fills.
template <class T> T sized() {
    T value{};
    value.struct_size = sizeof value;
    return value;
}

} // namespace detail

// Text is empty where there is none.
inline std::string_view view(nxp_text text) noexcept {
    return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.len);
}

// Throws where the library at hand does not serve this header.
inline void check() { detail::call(nxp_check, std::uint32_t{NXP_ABI}, std::uint32_t{NXP_LEVEL}); }

class buffer {
public:
    explicit buffer(nxp_buffer *raw) : owned(raw) {}
    std::string_view text() const {
        const char *data = nullptr;
        std::size_t len = 0;
        if (nxp_buffer_get(owned.get(), &data, &len) != NXP_OK) throw error(NXP_E_NULL, "an empty buffer");
        return {data, len};
    }

private:
    detail::owner<nxp_buffer, nxp_buffer_free> owned;
};

class programme {
public:
    explicit programme(nxp_programme *raw) : owned(raw) {}
    static programme open(std::string_view path) {
        nxp_programme *raw = nullptr;
        detail::call(nxp_programme_open, path.data(), path.size(), &raw);
        return programme(raw);
    }
    static programme load(std::string_view bytes) {
        nxp_programme *raw = nullptr;
        detail::call(nxp_programme_load, static_cast<const void *>(bytes.data()), bytes.size(), &raw);
        return programme(raw);
    }
    programme snapshot() const {
        nxp_programme *raw = nullptr;
        detail::call(nxp_programme_snapshot, get(), &raw);
        return programme(raw);
    }
    std::size_t count(std::int32_t table) const {
        std::size_t rows = 0;
        detail::call(nxp_programme_row_count, get(), table, &rows);
        return rows;
    }
    nxp_datum at(std::string_view pointer) const {
        auto datum = detail::sized<nxp_datum>();
        detail::call(nxp_programme_at, get(), pointer.data(), pointer.size(), &datum);
        return datum;
    }
    buffer json() const {
        nxp_buffer *raw = nullptr;
        detail::call(nxp_programme_json, get(), &raw);
        return buffer(raw);
    }
    void save(std::string_view path, std::int32_t packing = NXP_SAVE_PLAIN) const {
        detail::call(nxp_programme_save, get(), path.data(), path.size(), packing);
    }
    const nxp_programme *get() const noexcept { return owned.get(); }

private:
    detail::owner<nxp_programme, nxp_programme_free> owned;
};

// A GIAS establishment file that was read.
class import {
public:
    import(std::string_view bytes, std::string_view name) {
        nxp_import *raw = nullptr;
        detail::call(nxp_gias_read, static_cast<const void *>(bytes.data()), bytes.size(), name.data(), name.size(), &raw);
        owned.reset(raw);
    }
    void links(std::string_view bytes, std::string_view name, std::string_view stated_on = {}) {
        detail::call(nxp_gias_links, owned.get(), static_cast<const void *>(bytes.data()), bytes.size(), name.data(), name.size(),
                     stated_on.data(), stated_on.size());
    }
    void groups(std::string_view bytes, std::string_view name) {
        detail::call(nxp_gias_groups, owned.get(), static_cast<const void *>(bytes.data()), bytes.size(), name.data(), name.size());
    }
    // Of a file: 0 is the establishments, then each that was added.
    nxp_import_info info(std::uint32_t file = 0) const {
        auto info = detail::sized<nxp_import_info>();
        detail::call(nxp_import_get, get(), file, &info);
        return info;
    }
    nxp_issue issue(std::size_t index, std::uint32_t file = 0) const {
        auto issue = detail::sized<nxp_issue>();
        detail::call(nxp_import_issue, get(), file, index, &issue);
        return issue;
    }
    const nxp_import *get() const noexcept { return owned.get(); }

private:
    detail::owner<nxp_import, nxp_import_free> owned;
};

class builder {
public:
    builder() {
        nxp_builder *raw = nullptr;
        detail::call(nxp_builder_new, &raw);
        owned.reset(raw);
    }
    explicit builder(const programme &from) {
        nxp_builder *raw = nullptr;
        detail::call(nxp_builder_from, from.get(), &raw);
        owned.reset(raw);
    }
    std::size_t add(std::int32_t table, std::string_view key) {
        std::size_t row = 0;
        detail::call(nxp_builder_add, get(), table, key.data(), key.size(), &row);
        return row;
    }
    std::size_t add(const import &schools) {
        std::size_t added = 0;
        detail::call(nxp_builder_import, get(), schools.get(), &added);
        return added;
    }
    void text(std::string_view pointer, std::string_view value) {
        detail::call(nxp_builder_text, get(), pointer.data(), pointer.size(), value.data(), value.size());
    }
    programme check() const {
        nxp_programme *raw = nullptr;
        detail::call(nxp_builder_check, static_cast<const nxp_builder *>(owned.get()), &raw);
        return programme(raw);
    }
    nxp_builder *get() noexcept { return owned.get(); }

private:
    detail::owner<nxp_builder, nxp_builder_free> owned;
};

class audit {
public:
    explicit audit(const programme &of, const nxp_audit_options *options = nullptr) {
        nxp_audit *raw = nullptr;
        detail::call(nxp_audit_new, of.get(), options, &raw);
        owned.reset(raw);
    }
    std::size_t findings() const { return number(nxp_audit_finding_count); }
    nxp_finding finding(std::size_t index) const {
        auto finding = detail::sized<nxp_finding>();
        detail::call(nxp_audit_finding, get(), index, &finding);
        return finding;
    }
    nxp_evidence evidence(std::size_t finding, std::uint32_t index) const {
        auto evidence = detail::sized<nxp_evidence>();
        detail::call(nxp_audit_evidence, get(), finding, index, &evidence);
        return evidence;
    }
    std::size_t groups() const { return number(nxp_audit_group_count); }
    std::size_t group_size(std::size_t group) const {
        std::size_t size = 0;
        detail::call(nxp_audit_group_size, get(), group, &size);
        return size;
    }
    std::size_t group_finding(std::size_t group, std::size_t index) const {
        std::size_t finding = 0;
        detail::call(nxp_audit_group_finding, get(), group, index, &finding);
        return finding;
    }
    buffer json() const {
        nxp_buffer *raw = nullptr;
        detail::call(nxp_audit_json, get(), &raw);
        return buffer(raw);
    }
    const nxp_audit *get() const noexcept { return owned.get(); }

private:
    template <class Function> std::size_t number(Function function) const {
        std::size_t count = 0;
        detail::call(function, get(), &count);
        return count;
    }
    detail::owner<nxp_audit, nxp_audit_free> owned;
};

} // namespace nextpractice

#endif
