package dev.parley.bench.speech;

import dev.parley.audio.AudioFrame;
import dev.parley.bench.heard.Coded;
import dev.parley.bench.heard.Dictation;
import dev.parley.sim.Rendered;
import dev.parley.stt.SpeechToText;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Replies as they are heard: said by voices in turn, through µ-law, to a recogniser. */
final class SpokenReplies {
  private static final int TELL_EVERY = 50;

  private static final List<Voice> VOICES =
      List.of(
          new Voice("pico", "en-US", 1),
          new Voice("flite", "slt", 1),
          new Voice("flite", "rms", 0.9),
          new Voice("flite", "rms", 1));

  private final TextToSpeech voices;
  private final SpeechToText stt;
  private final Consumer<String> progress;

  SpokenReplies(TextToSpeech voices, SpeechToText stt, Consumer<String> progress) {
    this.voices = voices;
    this.stt = stt;
    this.progress = progress;
  }

  /** One of so many replies, with the words that were heard. */
  List<TradeReplies.Reply> hear(int every) throws InterruptedException {
    List<TradeReplies.Reply> all = TradeReplies.load();
    List<TradeReplies.Reply> heard = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      TradeReplies.Reply reply = all.get(i);
      Voice voice = VOICES.get(heard.size() % VOICES.size());
      String words = reply.question().reply();
      short[] spoken = Coded.mulaw(Rendered.speech(voices, voice, words, AudioFrame.NARROWBAND));
      heard.add(reply.as(Dictation.of(stt, spoken, AudioFrame.NARROWBAND).text()));
      if (heard.size() % TELL_EVERY == 0) {
        progress.accept("%d of %d replies heard".formatted(heard.size(), all.size() / every));
      }
    }
    return heard;
  }
}
