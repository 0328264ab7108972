package dev.parley.stt;

import dev.parley.call.Certainty;
import dev.parley.language.intents.TurnWords;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The embedded recogniser's answer and a server's to the same question, as far as they are there,
 * and which of them counts.
 *
 * @param own a {@link SttEvent.Final} or {@link SttEvent.Failed}; null until it came
 * @param served null until it came
 */
record TwoAnswers(@Nullable SttEvent own, @Nullable ServedAnswer served) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}']+");

  /** Of words of which nobody says how sure they are: no guess, and no more. */
  private static final double UNSAID = -0.4;

  /** What counts. */
  sealed interface Verdict {
    /** The embedded recogniser's answer, since the server's is none. */
    record StandIn(SttEvent own, String why) implements Verdict {}

    /** The embedded recogniser's answer, which the server's could not better. */
    record Own(SttEvent own) implements Verdict {}

    /** The server's. */
    record Served(String text, double confidence) implements Verdict {}
  }

  /** Which counts; empty as long as that is open. */
  Optional<Verdict> verdict() {
    SttEvent known = own;
    return switch (served) {
      case null ->
          known != null && sureAcknowledgement(known)
              ? Optional.of(new Verdict.Own(known))
              : Optional.empty();
      case ServedAnswer.Failed(String why) ->
          known == null ? Optional.empty() : Optional.of(new Verdict.StandIn(known, why));
      case ServedAnswer.Words words when !WORD.matcher(words.text()).find() ->
          known == null ? Optional.empty() : Optional.of(nothingServed(known));
      case ServedAnswer.Words(String text, Double confidence) when confidence != null ->
          Optional.of(new Verdict.Served(text, surer(text, confidence)));
      case ServedAnswer.Words(String text, _) ->
          known == null ? Optional.empty() : Optional.of(unsure(text, known));
    };
  }

  /** That somebody listens need not be heard any better, and the agent waits to go on. */
  private static boolean sureAcknowledgement(SttEvent own) {
    return own instanceof SttEvent.Final words
        && TurnWords.acknowledging(words.text())
        && !Certainty.guess(words.confidence());
  }

  private static Verdict nothingServed(SttEvent own) {
    SttEvent.Final said = said(own);
    return said != null && !Certainty.guess(said.confidence())
        ? new Verdict.StandIn(own, "heard nothing")
        : new Verdict.Own(own);
  }

  /** Words of a server that never says how sure it is count where somebody spoke. */
  private static Verdict unsure(String text, SttEvent own) {
    if (own instanceof SttEvent.Failed) {
      return new Verdict.Served(text, UNSAID);
    }
    SttEvent.Final said = said(own);
    return said == null
        ? new Verdict.Own(own)
        : new Verdict.Served(
            text, same(text, said.text()) ? Math.max(UNSAID, said.confidence()) : UNSAID);
  }

  /** Two that hear the same are as sure as the surer of them. */
  private double surer(String text, double confidence) {
    SttEvent.Final said = own == null ? null : said(own);
    return said != null && same(text, said.text())
        ? Math.max(confidence, said.confidence())
        : confidence;
  }

  private static SttEvent.@Nullable Final said(SttEvent own) {
    return own instanceof SttEvent.Final words
            && !words.text().isBlank()
            && !Certainty.noise(words.confidence())
        ? words
        : null;
  }

  private static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
