package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** A name in braces, and where its value comes from. */
sealed interface Reference {
  List<String> ROOTS = List.of("metadata", "attributes", "system");

  String name();

  /** The value, missing where nothing is known. */
  JsonNode resolve(TemplateScope scope);

  /** A name that may be of either kind: a root's where it begins with one. */
  static Reference any(String name) {
    return name.equals("name") || ROOTS.contains(root(name)) ? new Rooted(name) : new Plain(name);
  }

  /** {@code {key}}: metadata, then the call's variables, then the contact's attributes. */
  record Plain(String name) implements Reference {
    @Override
    public JsonNode resolve(TemplateScope scope) {
      return first(
          inside(scope.metadata(), name),
          variable(scope, name),
          inside(scope.system().at("/contact/attributes"), name));
    }
  }

  /** {@code {{root.key}}}, where the root says where to look. */
  record Rooted(String name) implements Reference {
    @Override
    public JsonNode resolve(TemplateScope scope) {
      String rest = name.substring(Math.min(name.length(), root(name).length() + 1));
      JsonNode system = scope.system();
      return switch (root(name)) {
        case "metadata" ->
            rest.isEmpty()
                ? scope.metadata()
                : first(
                    inside(scope.metadata(), rest),
                    root(rest).equals("system")
                        ? inside(system, rest.substring(Math.min(rest.length(), 7)))
                        : MissingNode.getInstance());
        case "attributes" -> inside(system.at("/contact/attributes"), rest);
        case "system" -> inside(system, rest);
        default ->
            name.equals("name")
                ? first(system.at("/contact/name"))
                : new Plain(name).resolve(scope);
      };
    }
  }

  private static JsonNode variable(TemplateScope scope, String name) {
    String value = scope.variables().getOrDefault(name, "");
    return value.isEmpty() ? MissingNode.getInstance() : TextNode.valueOf(value);
  }

  /** The value of a key, which may itself hold dots, or lead through objects and lists by them. */
  private static JsonNode inside(JsonNode object, String path) {
    if (object.has(path)) {
      return object.path(path);
    }
    JsonNode at = object;
    for (String key : path.split("\\.", -1)) {
      at = at.isArray() && key.matches("\\d{1,6}") ? at.path(Integer.parseInt(key)) : at.path(key);
    }
    return at;
  }

  private static JsonNode first(JsonNode... values) {
    for (JsonNode value : values) {
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  private static String root(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
