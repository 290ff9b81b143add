#include <asyncio/tests/conformance/scenario.hpp>

#include <boost/json.hpp>

namespace asyncio::conformance {

namespace {

namespace json = boost::json;

// As Python's str() shows it.
std::string python_text(const json::value& value) {
  if (value.is_null()) return "None";
  if (value.is_bool()) return value.get_bool() ? "True" : "False";
  if (value.is_string()) return std::string(value.get_string());
  if (!value.is_array()) return json::serialize(value);
  std::string out;
  for (const json::value& item : value.get_array())
    out += (out.empty() ? "" : ", ") + python_text(item);
  return "[" + out + "]";
}

class Reader {
 public:
  Scenario read(const json::value& root) {
    const json::object& o = root.as_object();
    out_.slots = size(o, "nslots");
    out_.handles = size(o, "nhandles");
    out_.variables = size(o, "nvars");
    out_.concurrent = size(o, "ncfs");
    out_.completions = size(o, "nacs");
    for (const json::value& v : list(o, "loops")) out_.loops.push_back(v.to_number<std::size_t>());
    if (out_.loops.empty()) out_.loops.push_back(0);
    // The bodies and objects refer to bodies by number, so the numbers come first.
    out_.templates.resize(o.at("templates").as_array().size());
    out_.callbacks.resize(o.at("callbacks").as_array().size());
    read_objects(o.at("objects").as_object());
    if (out_.slots == 0 || out_.templates.empty())
      throw BadScenario("a scenario has a slot 0 and a template 0");
    for (std::size_t i = 0; i < out_.templates.size(); ++i)
      out_.templates[i] = body(o.at("templates").as_array()[i], false);
    for (std::size_t i = 0; i < out_.callbacks.size(); ++i)
      out_.callbacks[i] = body(o.at("callbacks").as_array()[i], true);
    return std::move(out_);
  }

 private:
  static std::size_t size(const json::object& o, const char* key) {
    return o.contains(key) ? o.at(key).to_number<std::size_t>() : 0;
  }
  static const json::array& list(const json::object& o, const char* key) {
    static const json::array none;
    return o.contains(key) ? o.at(key).as_array() : none;
  }

  void read_objects(const json::object& o) {
    out_.locks = size(o, "locks");
    out_.events = size(o, "events");
    out_.conditions = size(o, "conds");
    out_.flows = size(o, "flows");
    for (const json::value& v : list(o, "sems"))
      out_.semaphores.push_back({v.at(0).to_number<std::int64_t>(), v.at(1).as_bool()});
    for (const json::value& v : list(o, "queues"))
      out_.queues.push_back({std::string(v.at(0).as_string()), v.at(1).to_number<std::int64_t>()});
    for (const json::value& v : list(o, "barriers"))
      out_.barriers.push_back(v.to_number<std::int64_t>());
    for (const json::value& v : list(o, "readers"))
      out_.readers.push_back(v.to_number<std::int64_t>());
    for (const json::value& v : list(o, "links")) {
      const json::array& link = v.as_array();
      out_.links.push_back(
          {link.at(0).to_number<std::int64_t>(), link.at(1).to_number<std::int64_t>(), {}});
      if (!link.at(2).is_null()) out_.links.back().server = index('t', link.at(2));
    }
  }

  Body body(const json::value& v, bool in_callback) {
    Body out;
    for (const json::value& item : v.as_array()) out.push_back(operation(item, in_callback));
    return out;
  }

  Op operation(const json::value& v, bool in_callback) {
    const json::array& items = v.as_array();
    if (items.empty()) throw BadScenario("an operation has no name");
    const std::string name(items[0].as_string());
    Op op;
    op.kind = find_op(name);
    if (!op.kind) throw BadScenario("there is no operation '" + name + "'");
    if (in_callback && !op.kind->sync && name != "raise")
      throw BadScenario("'" + name + "' may suspend, which a callback cannot");
    for (const json::value& item : items)
      op.text += (op.text.empty() ? "" : " ") + python_text(item);
    std::size_t next = 1;
    for (const char* letter = op.kind->arguments; *letter; ++letter) {
      const bool optional = letter[1] == '?';
      if (next < items.size()) {
        op.arguments.push_back(argument(*letter, items[next++], in_callback));
      } else if (optional) {
        op.arguments.emplace_back().missing = true;
      } else {
        throw BadScenario("'" + op.text + "' has too few arguments");
      }
      if (optional) ++letter;
    }
    return op;
  }

  Argument argument(char letter, const json::value& v, bool in_callback) {
    Argument out;
    if (v.is_null() && (letter == 'n' || letter == 'X' || letter == 'N')) {
      out.missing = true;
      return out;
    }
    switch (letter) {
      case 'b':
        out.number = v.as_bool();
        break;
      case 's':
      case 'x':
      case 'X':
      case 'w':
        out.text = std::string(v.as_string());
        break;
      case 'L':
      case 'M':
        for (const json::value& item : v.as_array()) out.indices.push_back(index(letter, item));
        break;
      case 'B':
      case 'N':
        out.body = body(v, in_callback);
        break;
      case 'H':
        for (const json::value& item : v.as_array())
          out.handlers.push_back(
              {std::string(item.at(0).as_string()), body(item.at(1), in_callback)});
        break;
      case 'i':
      case 'n':
        out.number = v.to_number<std::int64_t>();
        break;
      default:
        out.number = static_cast<std::int64_t>(index(letter, v));
    }
    return out;
  }

  std::size_t index(char letter, const json::value& v) const {
    const auto i = v.to_number<std::size_t>();
    if (i >= count(letter))
      throw BadScenario("the number " + std::to_string(i) + " is out of range");
    return i;
  }

  std::size_t count(char letter) const {
    switch (letter) {
      case 'S':
      case 'L':
        return out_.slots;
      case 't':
      case 'M':
        return out_.templates.size();
      case 'c':
        return out_.callbacks.size();
      case 'h':
        return out_.handles;
      case 'v':
        return out_.variables;
      case 'z':
        return 2;
      case 'f':
        return out_.concurrent;
      case 'a':
        return out_.completions;
      case 'k':
        return out_.locks;
      case 'm':
        return out_.semaphores.size();
      case 'e':
        return out_.events;
      case 'd':
        return out_.conditions;
      case 'q':
        return out_.queues.size();
      case 'r':
        return out_.barriers.size();
      case 'R':
        return out_.readers.size();
      case 'W':
        return out_.flows;
      case 'E':
        return 2 * out_.links.size();
      default:
        throw BadScenario(std::string("there is no kind of argument '") + letter + "'");
    }
  }

  Scenario out_;
};

}  // namespace

Scenario read_scenario(std::string_view text) {
  json::parse_options options;
  options.max_depth = 200;
  json::error_code error;
  const json::value root = json::parse({text.data(), text.size()}, error, {}, options);
  if (error) throw BadScenario("the scenario is no JSON: " + error.message());
  try {
    return Reader().read(root);
  } catch (const BadScenario&) {
    throw;
  } catch (const std::exception& e) {
    throw BadScenario(std::string("the scenario has another shape than SCENARIO.md says: ") +
                      e.what());
  }
}

}  // namespace asyncio::conformance
