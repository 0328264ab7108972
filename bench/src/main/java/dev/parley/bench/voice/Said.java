package dev.parley.bench.voice;

import dev.parley.tts.Voice;
import java.util.List;

/**
 * All that a voice said.
 *
 * @param readBack the values that it read back
 * @param values how it said them, in the same order
 */
record Said(
    Voice voice, List<Utterance> sentences, List<SpokenValue> readBack, List<Utterance> values) {
  Said {
    sentences = List.copyOf(sentences);
    readBack = List.copyOf(readBack);
    values = List.copyOf(values);
  }

  String name() {
    return VoiceName.of(voice);
  }
}
