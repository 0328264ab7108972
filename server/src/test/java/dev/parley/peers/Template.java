package dev.parley.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration among the test resources, with places for values written {@code @name@}. */
final class Template {
  private Template() {}

  /** Fills the template and writes it to a file. */
  static Path write(String resource, Map<String, ?> values, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, filled(resource, values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String filled(String resource, Map<String, ?> values) {
    String text;
    try (InputStream in = Template.class.getResourceAsStream("/peers/" + resource)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no test resource peers/" + resource);
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Twice: a value may have places of its own.
    return fill(fill(text, values), values);
  }

  private static String fill(String text, Map<String, ?> values) {
    String filled = text;
    for (Map.Entry<String, ?> value : values.entrySet()) {
      filled = filled.replace("@" + value.getKey() + "@", value.getValue().toString());
    }
    return filled;
  }
}
