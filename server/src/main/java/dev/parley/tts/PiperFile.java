package dev.parley.tts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A voice of Piper: a model, and what is written of it in the file beside.
 *
 * @param id the name of its file, without the ending
 * @param rate samples a second
 * @param noise how much the sound varies
 * @param length above 1 is slower
 * @param rhythm how much the lengths of sounds vary
 * @param speakers how many it has; the first speaks
 * @param ids of the model for each sign
 */
record PiperFile(
    Path model,
    String id,
    int rate,
    float noise,
    float length,
    float rhythm,
    int speakers,
    Map<String, List<Long>> ids) {
  private static final String ENDING = ".onnx";
  private static final String ENGLISH = "en";
  private static final List<Long> PAD = List.of(0L);

  /** All in a directory, which need not be there, by their names. */
  static List<Path> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, 2)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new TtsException("The directory %s cannot be read.".formatted(directory), e);
    }
  }

  /**
   * Reads what is written of a voice.
   *
   * @throws TtsException if it is not there, or is no English voice that is spoken by phonemes
   */
  static PiperFile of(Path model) {
    Path beside = model.resolveSibling(model.getFileName() + ".json");
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(beside.toFile());
    } catch (IOException e) {
      throw new TtsException(
          "%s cannot be read; a Piper voice is two files, NAME.onnx and NAME.onnx.json."
              .formatted(beside),
          e);
    }
    String language = json.at("/language/family").asText(json.at("/espeak/voice").asText());
    boolean phonemes = json.path("phoneme_type").asText("espeak").equals("espeak");
    int rate = json.at("/audio/sample_rate").asInt();
    if (!language.startsWith(ENGLISH) || !phonemes || rate < 8000) {
      throw new TtsException(
          "%s tells of no English Piper voice with phonemes of eSpeak (language \"%s\", phonemes \"%s\", %d samples a second)."
              .formatted(beside, language, json.path("phoneme_type").asText(), rate));
    }
    Map<String, List<Long>> ids = new HashMap<>();
    json.path("phoneme_id_map")
        .properties()
        .forEach(sign -> {
          List<Long> numbers = new ArrayList<>();
          sign.getValue().forEach(number -> numbers.add(number.asLong()));
          ids.put(sign.getKey(), List.copyOf(numbers));
        });
    String name = model.getFileName().toString();
    return new PiperFile(
        model,
        name.substring(0, name.length() - ENDING.length()),
        rate,
        (float) json.at("/inference/noise_scale").asDouble(0.667),
        (float) json.at("/inference/length_scale").asDouble(1),
        (float) json.at("/inference/noise_w").asDouble(0.8),
        json.path("num_speakers").asInt(1),
        Map.copyOf(ids));
  }

  /** Phonemes as the model takes them: begun, ended, and with a pad behind each. */
  long[] input(String phonemes) {
    List<Long> input = new ArrayList<>(ids.getOrDefault("^", List.of()));
    input.addAll(ids.getOrDefault("_", PAD));
    phonemes
        .codePoints()
        .mapToObj(Character::toString)
        .map(sign -> ids.getOrDefault(sign, List.of()))
        .filter(numbers -> !numbers.isEmpty())
        .forEach(numbers -> {
          input.addAll(numbers);
          input.addAll(ids.getOrDefault("_", PAD));
        });
    input.addAll(ids.getOrDefault("$", List.of()));
    return input.stream().mapToLong(Long::longValue).toArray();
  }
}
