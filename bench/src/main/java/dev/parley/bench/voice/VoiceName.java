package dev.parley.bench.voice;

import dev.parley.tts.Voice;

/** Voices by name, as {@code ./parley say} has it. */
final class VoiceName {
  private VoiceName() {}

  /** {@code ENGINE:ID}. */
  static String of(Voice voice) {
    return voice.name();
  }

  /** Whether a voice is meant by {@code ENGINE:ID}, its engine's name, or its id. */
  static boolean means(String name, Voice voice) {
    return name.equals(of(voice)) || name.equals(voice.engine()) || name.equals(voice.id());
  }
}
