package dev.parley.tts;

/** Speech of a voice that speaks in another's place, and why. */
record StandInSpeech(Speech speech, String standIn) implements Speech {
  @Override
  public int read(short[] into) throws InterruptedException {
    return speech.read(into);
  }

  @Override
  public void close() {
    speech.close();
  }
}
