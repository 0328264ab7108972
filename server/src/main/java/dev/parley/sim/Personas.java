package dev.parley.sim;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The personas that come with Parley, and those of anybody's own files. */
public final class Personas {
  /** Names of the personas that come with Parley. */
  public static final List<String> NAMES =
      List.of(
          "confirms",
          "reschedules",
          "cancels",
          "wrong-person",
          "busy",
          "no-answer",
          "declines",
          "hangs-up-mid-sentence",
          "silent",
          "interrupts",
          "keypad",
          "asks-who",
          "asks-over-the-greeting",
          "asks-again",
          "asks-besides",
          "pauses",
          "thinks-better",
          "keeps-it-after-all",
          "corrects-the-time",
          "has-you-wait",
          "call-me-later",
          "not-here",
          "stop-calling",
          "wants-a-person",
          "speaks-spanish",
          "unclear",
          "screens",
          "undecided");

  private static final ObjectMapper YAML =
      JsonMapper.builder(new YAMLFactory())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(Sound.class, new SoundFiles()))
          .build();

  private Personas() {}

  /**
   * One of {@link #NAMES}.
   *
   * @throws SimException if there is none of this name
   */
  public static Persona named(String name) {
    try (InputStream in = Personas.class.getResourceAsStream(name + ".yaml")) {
      if (in == null || !NAMES.contains(name)) {
        throw new SimException(
            "There is no persona \"%s\". Maybe one of %s, or the path of a file."
                .formatted(name, NAMES));
      }
      return YAML.readValue(in, Persona.class);
    } catch (IOException e) {
      throw new SimException("The persona \"%s\" cannot be read.".formatted(name), e);
    }
  }

  /**
   * Reads a persona file, YAML or JSON, and the sounds it plays, which lie at paths relative to it.
   *
   * @throws SimException if one of them cannot be read or it says something unknown
   */
  public static Persona read(Path file) {
    try {
      return YAML.readerFor(Persona.class)
          .withAttribute(SoundFiles.DIRECTORY, file.toAbsolutePath().getParent())
          .readValue(Files.readString(file));
    } catch (IOException e) {
      throw new SimException("The persona file %s cannot be read: %s".formatted(file, e), e);
    }
  }
}
