package dev.parley.answerer;

import static dev.parley.call.Answerer.HOLD_MUSIC;
import static dev.parley.call.Answerer.HUMAN;
import static dev.parley.call.Answerer.IVR;
import static dev.parley.call.Answerer.MAILBOX_FULL;
import static dev.parley.call.Answerer.OUT_OF_SERVICE;
import static dev.parley.call.Answerer.SCREENING;
import static dev.parley.call.Answerer.UNREACHABLE;
import static dev.parley.call.Answerer.VOICEMAIL;

import dev.parley.call.Answerer;
import dev.parley.language.intents.AnsweringCue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The opinion of a list of ways of speaking: what each says for whom, as logarithms of odds. */
public final class SpokenCues implements AnswererOpinion {
  private static final Set<Answerer> KNOWN =
      EnumSet.of(
          HUMAN, VOICEMAIL, MAILBOX_FULL, UNREACHABLE, OUT_OF_SERVICE, SCREENING, IVR, HOLD_MUSIC);

  @Override
  public Map<Answerer, Double> of(String words) {
    Set<AnsweringCue> cues = AnsweringCue.in(words);
    if (cues.isEmpty()) {
      return Map.of();
    }
    Map<Answerer, Double> odds = new EnumMap<>(Answerer.class);
    KNOWN.forEach(answerer -> odds.put(answerer, 0.0));
    cues.forEach(cue ->
        weights(cue).forEach((answerer, weight) -> odds.merge(answerer, weight, Double::sum)));
    double most = odds.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double all = odds.values().stream().mapToDouble(odd -> Math.exp(odd - most)).sum();
    odds.replaceAll((_, odd) -> Math.exp(odd - most) / all);
    return odds;
  }

  private static Map<Answerer, Double> weights(AnsweringCue cue) {
    return switch (cue) {
      case LEAVE_MESSAGE -> Map.of(VOICEMAIL, 5.0, MAILBOX_FULL, 1.0);
      case TONE -> Map.of(VOICEMAIL, 4.0, SCREENING, 2.0);
      case MAILBOX -> Map.of(VOICEMAIL, 4.0, MAILBOX_FULL, 4.0);
      case FULL -> Map.of(MAILBOX_FULL, 10.0);
      case OUT_OF_SERVICE -> Map.of(OUT_OF_SERVICE, 8.0);
      case CALLED_PARTY ->
          Map.of(
              VOICEMAIL,
              3.0,
              UNREACHABLE,
              5.5,
              OUT_OF_SERVICE,
              4.0,
              MAILBOX_FULL,
              4.0,
              SCREENING,
              3.5);
      case TRY_LATER ->
          Map.of(UNREACHABLE, 4.0, OUT_OF_SERVICE, 1.5, MAILBOX_FULL, 1.5, VOICEMAIL, 1.5);
      case NOT_ANSWERING -> Map.of(VOICEMAIL, 3.5, MAILBOX_FULL, 1.0, UNREACHABLE, 1.0);
      case ABSENT -> Map.of(VOICEMAIL, 1.0, UNREACHABLE, 1.0, MAILBOX_FULL, 0.5);
      case CALL_BACK -> Map.of(VOICEMAIL, 2.0, MAILBOX_FULL, 0.5);
      case REACHED ->
          Map.of(
              VOICEMAIL,
              2.0,
              IVR,
              2.0,
              MAILBOX_FULL,
              2.0,
              OUT_OF_SERVICE,
              1.5,
              SCREENING,
              1.5,
              UNREACHABLE,
              0.5);
      case DRILL -> Map.of(VOICEMAIL, 4.0);
      case CLOSED -> Map.of(VOICEMAIL, 4.0, IVR, 0.5);
      case SAY_NAME -> Map.of(SCREENING, 5.0);
      case SAY_WHY -> Map.of(SCREENING, 4.0);
      case WHO_CALLS -> Map.of(HUMAN, 2.5, SCREENING, 1.5);
      case ASSISTANT -> Map.of(SCREENING, 4.5);
      case MENU -> Map.of(IVR, 7.0);
      case QUEUE -> Map.of(HOLD_MUSIC, 7.0);
      case FORWARDED -> Map.of(VOICEMAIL, 4.0, MAILBOX_FULL, 3.0, UNREACHABLE, 1.0);
      case OFFER -> Map.of(HUMAN, 5.0);
      case GREETING -> Map.of(HUMAN, 2.0);
      case FAREWELL -> Map.of(UNREACHABLE, 1.5, MAILBOX_FULL, 1.5, OUT_OF_SERVICE, 1.5);
      case THANKS -> Map.of(VOICEMAIL, 0.7, IVR, 1.0, HUMAN, 0.3);
    };
  }
}
