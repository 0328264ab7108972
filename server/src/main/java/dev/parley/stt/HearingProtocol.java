package dev.parley.stt;

/** How a server is asked for words. */
public enum HearingProtocol {
  /** OpenAI's {@code /audio/transcriptions}: a clip for each question. */
  OPENAI,

  /** Deepgram's {@code /listen}: a WebSocket that hears the whole call. */
  DEEPGRAM
}
