package dev.parley.tts;

import dev.parley.outbound.Endpoint;

/**
 * A voice that somebody else's server speaks with.
 *
 * @param protocol in which it is asked
 * @param endpoint where it is; its model is the one that speaks, and where voices are models of
 *     their own, the same as the voice
 * @param voice the server's name for it, of agents that name none
 */
public record VoiceServer(VoiceProtocol protocol, Endpoint endpoint, String voice) {
  public VoiceServer {
    if (voice.isBlank()) {
      throw new IllegalArgumentException("a voice has a name");
    }
  }

  /** For people, also in records of calls: which voice it is and where. */
  public String name() {
    return "%s at %s".formatted(voice, endpoint.host());
  }
}
