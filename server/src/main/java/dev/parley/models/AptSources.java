package dev.parley.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Debian archives among apt's sources, in both of its formats (sources.list(5)), to be read
 * again with another suite and other components.
 */
final class AptSources {
  private static final Set<String> DEBIAN =
      Set.of(
          "oldoldstable",
          "oldstable",
          "stable",
          "testing",
          "unstable",
          "sid",
          "bullseye",
          "bookworm",
          "trixie",
          "forky",
          "duke");

  /** Fields that say whether and how an archive is trusted and reached; they are kept. */
  private static final Set<String> KEPT =
      Set.of("signed-by", "trusted", "allow-insecure", "check-valid-until", "by-hash");

  private static final Pattern LINE =
      Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s+)?(\\S+)\\s+(\\S+)\\s+(.+)");

  private AptSources() {}

  /** One archive: its address, and how it is trusted, by lower-case field name. */
  record Archive(String uri, Map<String, String> options) {
    /** The archive as a stanza of the newer format. */
    String stanza(Set<String> suites, Set<String> components) {
      var text = new StringBuilder("Types: deb\nURIs: " + uri + "\n");
      text.append("Suites: ").append(String.join(" ", suites)).append('\n');
      text.append("Components: ").append(String.join(" ", components)).append('\n');
      options.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
      return text.append('\n').toString();
    }

    private boolean namedDebian() {
      return uri.replaceFirst("/+$", "").endsWith("/debian");
    }
  }

  /** Reads {@code sources.list} and {@code sources.list.d} of a directory such as /etc/apt. */
  static List<Archive> in(Path etc) throws IOException {
    List<Archive> found = new ArrayList<>();
    Path list = etc.resolve("sources.list");
    if (Files.isReadable(list)) {
      found.addAll(lines(Files.readString(list)));
    }
    Path parts = etc.resolve("sources.list.d");
    if (Files.isDirectory(parts)) {
      try (Stream<Path> files = Files.list(parts)) {
        for (Path file : files.filter(Files::isReadable).sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".list")) {
            found.addAll(lines(Files.readString(file)));
          } else if (name.endsWith(".sources")) {
            found.addAll(stanzas(Files.readString(file)));
          }
        }
      }
    }
    List<Archive> named = found.stream().filter(Archive::namedDebian).distinct().toList();
    return named.isEmpty() ? found.stream().distinct().toList() : named;
  }

  private static List<Archive> lines(String text) {
    List<Archive> found = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher entry = LINE.matcher(line.replaceFirst("#.*", "").strip());
      if (entry.matches()
          && debian(entry.group(2), List.of(entry.group(3)), words(entry.group(4)))) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : words(entry.group(1) == null ? "" : entry.group(1))) {
          int equals = option.indexOf('=');
          if (equals > 0) {
            keep(options, option.substring(0, equals), option.substring(equals + 1));
          }
        }
        found.add(new Archive(entry.group(2), options));
      }
    }
    return found;
  }

  private static List<Archive> stanzas(String text) {
    List<Archive> found = new ArrayList<>();
    for (String stanza : text.split("\\n\\s*\\n", -1)) {
      Map<String, String> fields = fields(stanza);
      if (!words(fields.getOrDefault("types", "")).contains("deb")
          || fields.getOrDefault("enabled", "yes").equals("no")) {
        continue;
      }
      Map<String, String> options = new LinkedHashMap<>();
      fields.forEach((name, value) -> keep(options, name, value));
      for (String uri : words(fields.getOrDefault("uris", ""))) {
        if (debian(
            uri,
            words(fields.getOrDefault("suites", "")),
            words(fields.getOrDefault("components", "")))) {
          found.add(new Archive(uri, options));
        }
      }
    }
    return found;
  }

  /** Fields of a stanza; a value of several lines, such as a key, keeps its line breaks. */
  private static Map<String, String> fields(String stanza) {
    Map<String, String> fields = new LinkedHashMap<>();
    String last = "";
    for (String line : stanza.lines().filter(each -> !each.startsWith("#")).toList()) {
      if (!line.isEmpty() && Character.isWhitespace(line.charAt(0))) {
        fields.merge(last, "\n" + line, String::concat);
      } else {
        int colon = line.indexOf(':');
        if (colon > 0) {
          last = line.substring(0, colon).toLowerCase(Locale.ROOT);
          fields.put(last, line.substring(colon + 1).strip());
        }
      }
    }
    return fields;
  }

  private static void keep(Map<String, String> options, String name, String value) {
    String field = name.toLowerCase(Locale.ROOT);
    if (KEPT.contains(field)) {
      options.put(field, value);
    }
  }

  private static boolean debian(String uri, List<String> suites, List<String> components) {
    return !uri.contains("security")
        && components.contains("main")
        && suites.stream().anyMatch(DEBIAN::contains);
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
