package dev.parley.agent;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the headers of an action must be (RFC 9110 section 5). */
final class HeaderRules {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern OUTSIDE = Pattern.compile("[^\\t -~]");

  /** Those that Parley sets itself, or that concern one connection only. */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Problems problems;

  HeaderRules(Problems problems) {
    this.problems = problems;
  }

  void check(Action action, String path) {
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, String> header : new TreeMap<>(action.headers()).entrySet()) {
      String at = Paths.key(path, header.getKey());
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!TOKEN.matcher(header.getKey()).matches()) {
        problems.error(
            "bad_header",
            at,
            "\"%s\" is no name of a header: 1 to 100 letters, digits and - make one.",
            header.getKey());
      } else if (OURS.contains(name)) {
        problems.error(
            "bad_header", at, "Parley sets the header %s itself. Remove it.", header.getKey());
      } else if (!names.add(name)) {
        problems.error(
            "bad_header",
            at,
            "The header %s stands there twice, in other letters. Remove one.",
            header.getKey());
      }
      if (OUTSIDE.matcher(header.getValue()).find()) {
        problems.error(
            "bad_header",
            at,
            "The header %s has a line break or a character that is not ASCII. Remove it, or percent-encode it.",
            header.getKey());
      }
    }
  }
}
