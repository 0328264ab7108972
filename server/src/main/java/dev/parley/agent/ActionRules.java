package dev.parley.agent;

import dev.parley.call.Reach;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** What the request of an action must be, so that it can be made whatever the references hold. */
final class ActionRules {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final Problems problems;
  private final Reach reach;

  ActionRules(Problems problems, Reach reach) {
    this.problems = problems;
    this.reach = reach;
  }

  void check(Action action, String path) {
    String method = action.method().toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      problems.error(
          "bad_method",
          path + ".method",
          "\"%s\" is no method: GET, POST, PUT, PATCH and DELETE are.",
          action.method());
    }
    new UrlRules(problems, path + ".url", reach).check(action.url());
    new HeaderRules(problems).check(action, path + ".headers");
    new BodyRules(problems).check(action, path + ".body");
    if (action.body() != null && method.equals("GET")) {
      problems.warning(
          "body_of_get",
          path + ".body",
          "Servers ignore or refuse the body of a GET (RFC 9110 section 9.3.1). Remove it, or set the method to POST.");
    }
    SettingsRules.between(
        action.timeout().toMillis() / 1000.0, 0.1, 60, path + ".timeout_seconds", problems);
    ResultRules results = new ResultRules(problems);
    new TreeMap<>(action.results())
        .forEach((name, where) -> results.check(name, where, path + ".results"));
  }
}
