#include <asyncio/db/postgres/exceptions.hpp>

#include <libpq-fe.h>

#include <cstdlib>
#include <string_view>

namespace asyncio::postgres::detail {
namespace {

struct Kind {
  std::string_view code;
  ExceptionPtr (*make)(ErrorFields);
};
#define ASYNCIO_POSTGRES_KIND(Name, Base, code) \
  {code, [](ErrorFields fields) { return make_exception<Name>(std::move(fields)); }},
constexpr Kind kKinds[] = {ASYNCIO_POSTGRES_ERRORS(ASYNCIO_POSTGRES_KIND)};
#undef ASYNCIO_POSTGRES_KIND

std::string field_of(const pg_result* result, int code) {
  const char* const text = PQresultErrorField(result, code);
  return text ? text : "";
}

}  // namespace

std::string ErrorFields::text() const {
  std::string text = message;
  if (!detail.empty()) asyncio::detail::append(text, {"\nDETAIL:  ", detail});
  if (!hint.empty()) asyncio::detail::append(text, {"\nHINT:  ", hint});
  return text;
}

ErrorFields fields_of(std::string message, const char* sqlstate) {
  ErrorFields fields;
  fields.message = std::move(message);
  fields.severity = "ERROR";
  fields.sqlstate = sqlstate;
  if (fields.sqlstate.size() == 2) fields.sqlstate += "000";  // the class, and no more of it
  return fields;
}

ExceptionPtr error_of(const pg_result* result) {
  ErrorFields fields;
  fields.message = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
  // libpq's own errors are a text and nothing else.
  if (fields.message.empty()) fields.message = PQresultErrorMessage(result);
  while (!fields.message.empty() && fields.message.back() == '\n') fields.message.pop_back();
  fields.severity = field_of(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  fields.sqlstate = field_of(result, PG_DIAG_SQLSTATE);
  fields.detail = field_of(result, PG_DIAG_MESSAGE_DETAIL);
  fields.hint = field_of(result, PG_DIAG_MESSAGE_HINT);
  fields.context = field_of(result, PG_DIAG_CONTEXT);
  fields.schema = field_of(result, PG_DIAG_SCHEMA_NAME);
  fields.table = field_of(result, PG_DIAG_TABLE_NAME);
  fields.column = field_of(result, PG_DIAG_COLUMN_NAME);
  fields.data_type = field_of(result, PG_DIAG_DATATYPE_NAME);
  fields.constraint = field_of(result, PG_DIAG_CONSTRAINT_NAME);
  fields.position = std::atoi(field_of(result, PG_DIAG_STATEMENT_POSITION).c_str());
  return error_of(std::move(fields));
}

ExceptionPtr error_of(ErrorFields fields) {
  const std::string state = fields.sqlstate;
  for (const std::string_view code :
       {std::string_view(state), std::string_view(state).substr(0, 2)})
    for (const Kind& kind : kKinds)
      if (kind.code == code) return kind.make(std::move(fields));
  return make_exception<UnknownPostgresError>(std::move(fields));
}

}  // namespace asyncio::postgres::detail
