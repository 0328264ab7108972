package dev.parley.bench.answerer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** What is said when calls are taken, in two halves: one to tune with, one held out. */
final class Greetings {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** A text and who says it. */
  record Greeting(Kind kind, String text) {
    /** Whether it is of the half to tune with, by its hash. */
    boolean tuning() {
      return Greetings.tuning(text);
    }
  }

  private Greetings() {}

  static boolean tuning(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 1) == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new BenchException("There is no SHA-256.", e);
    }
  }

  static List<Greeting> load() {
    try (InputStream in = Greetings.class.getResourceAsStream("greetings.yaml")) {
      JsonNode all = YAML.readTree(in);
      List<Greeting> greetings = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        for (JsonNode text : all.path(kind.word)) {
          greetings.add(new Greeting(kind, text.textValue()));
        }
      }
      return greetings;
    } catch (IOException e) {
      throw new BenchException("The greetings cannot be read.", e);
    }
  }
}
