package dev.parley.bench.model;

import java.util.List;

/** How a server of a language model behaves. */
enum Manner {
  ANSWERS("answers: first token after 200 ms"),
  HANGS("hangs: never answers"),
  SLOW("slow: first token after 3 s"),
  HALF("half an answer, then the connection ends"),
  STALLS("half an answer, then nothing"),
  LIES("says that it is JSON, and it is prose"),
  FAILS("HTTP 500");

  /** The ways in which one misbehaves. */
  static final List<Manner> BAD = List.of(HANGS, SLOW, HALF, STALLS, LIES, FAILS);

  private final String words;

  Manner(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }
}
