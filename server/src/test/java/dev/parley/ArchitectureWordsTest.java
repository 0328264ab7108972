package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name is there, and where they say. */
class ArchitectureWordsTest {
  private static final Path MAIN = Path.of("server/src/main/java/dev/parley");
  private static final Path TESTS = Path.of("server/src/test/java/dev/parley");

  /** A class, perhaps with its package before it and something of it behind it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "`(?:([a-z]+(?:\\.[a-z]+)*)\\.)?([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:[.(][^`]*)?`");

  private static final Pattern HUMPS = Pattern.compile("\\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+\\b");

  /** Words in code that are not ours. */
  private static final Set<String> OTHERS = Set.of("Content", "ETag", "Idempotency");

  @ParameterizedTest
  @ValueSource(strings = {"docs/architecture.md", "docs/glossary.md", "README.md"})
  void eachClassThatIsNamedIsThere(String document) throws IOException {
    Set<String> missing = drawn(document);
    missing.removeAll(classes());
    for (MatchResult named :
        NAMED.matcher(Files.readString(Path.of(document))).results().toList()) {
      String room = named.group(1);
      String name = named.group(2);
      boolean there =
          room == null
              ? classes().contains(name)
              : Files.exists(MAIN.resolve(room.replace('.', '/')).resolve(name + ".java"));
      if (!there && !OTHERS.contains(name)) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  /** What is named in drawings: words of two humps or more. */
  private static Set<String> drawn(String document) throws IOException {
    Set<String> names = new TreeSet<>();
    boolean drawing = false;
    for (String line : Files.readAllLines(Path.of(document))) {
      if (line.startsWith("```")) {
        drawing = !drawing;
      } else if (drawing) {
        HUMPS.matcher(line).results().map(MatchResult::group).forEach(names::add);
      }
    }
    return names;
  }

  private static Set<String> classes() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path root : List.of(MAIN, TESTS)) {
      try (Stream<Path> files = Files.walk(root)) {
        names.addAll(
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet()));
      }
    }
    return names;
  }
}
