package dev.parley.agent;

import java.util.regex.Pattern;

/** What variables may be called. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,63}");

  private Names() {}

  static void check(String name, String path, Problems problems) {
    if (!NAME.matcher(name).matches()) {
      problems.error(
          "bad_name",
          path,
          "\"%s\" is no variable name: a letter, then up to 63 letters, digits and _ make one.",
          name);
    }
  }
}
