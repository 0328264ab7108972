package dev.parley.tts;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import java.util.HashMap;
import java.util.Map;

/** Reads words that no lexicon has, letter by letter, with a small network. */
final class UnknownWords implements AutoCloseable {
  private final Inference inference;
  private final Model model;
  private final Map<Integer, Long> letters = new HashMap<>();
  private final Map<Integer, String> sounds = new HashMap<>();
  private final int longest;

  /**
   * Takes a loaded network.
   *
   * @param alphabets the letters it knows and the phonemes it gives
   */
  UnknownWords(Inference inference, Model model, JsonNode alphabets) {
    this.inference = inference;
    this.model = model;
    longest = alphabets.required("maxlen").asInt();
    alphabets
        .required("in")
        .forEach(letter -> letters.put(letter.asText().codePointAt(0), letters.size() + 1L));
    alphabets.required("out").forEach(sound -> sounds.put(sounds.size() + 1, sound.asText()));
  }

  /** The phonemes of a word; empty if it has no letter that is known. */
  String phonemes(String word) {
    long[] ids =
        word.codePoints()
            .filter(letters::containsKey)
            .mapToLong(letters::get)
            .limit(longest)
            .toArray();
    if (ids.length == 0) {
      return "";
    }
    try (OnnxTensor input = inference.longs(ids, 1, ids.length);
        OrtSession.Result result = model.run(Map.of("chars", input))) {
      var output = model.tensor(result, "ids").getLongBuffer();
      var phonemes = new StringBuilder();
      int last = 0;
      while (output.hasRemaining()) {
        int id = (int) output.get();
        if (id != last) {
          phonemes.append(sounds.getOrDefault(id, "")); // 0 parts two that are alike
        }
        last = id;
      }
      return phonemes.toString();
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
