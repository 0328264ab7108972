package dev.parley.summary;

import static dev.parley.summary.Phrasing.quote;
import static dev.parley.summary.Phrasing.time;

import java.time.Duration;

/** How a call ended, in words. */
final class Ends {
  private Ends() {}

  /** All there is to say of a call in which nobody talked with the agent. */
  static String alone(CallFacts facts, String who) {
    return switch (facts.ended().reason()) {
      case LEFT_VOICEMAIL ->
          "a mailbox answered for %s, and a message was left%s"
              .formatted(who, facts.lastWords().isEmpty() ? "" : ": " + quote(facts.lastWords()));
      case VOICEMAIL -> "a mailbox answered for " + who + ", and no message was left";
      case MAILBOX_FULL -> "a mailbox that takes no message answered for " + who;
      case UNREACHABLE -> "the network said that " + who + " cannot be reached";
      case SCREENED -> "an assistant that asks who calls answered for " + who + ", and nobody came";
      case IVR -> "a menu answered for " + who + ", and nobody came to the phone";
      case HOLD_MUSIC -> "music or a queue answered for " + who + ", and nobody came to the phone";
      case FAX -> "a fax machine answered for " + who;
      case SILENT_LINE -> "the call to " + who + " was taken, and nobody said a word";
      case BUSY -> "the line of " + who + " was busy";
      case NO_ANSWER ->
          facts.rang().compareTo(Duration.ofSeconds(1)) < 0
              ? who + " did not answer"
              : who + " did not answer; it rang for " + time(facts.rang());
      case DECLINED -> who + " declined the call";
      case INVALID_NUMBER -> "the number of " + who + " does not exist or cannot be reached";
      case TRUNK_REFUSED, TRUNK_UNAVAILABLE, INCOMPATIBLE_MEDIA ->
          "the call to " + who + " could not be put through by the carrier";
      case CANCELLED -> "the call to " + who + " was cancelled before it was answered";
      case SUPPRESSED, NUMBER_NOT_ALLOWED ->
          "the number of " + who + " may not be called, and was not";
      case INTERRUPTED -> "the call to " + who + " broke off because the server stopped";
      case INTERNAL_ERROR, PROVIDER_FAILED -> "the call to " + who + " failed by a fault of ours";
      case MEDIA_TIMEOUT ->
          "the call to %s was answered, and the connection was lost".formatted(who);
      case CALLEE_HUNG_UP ->
          "%s answered, said nothing and hung up after %s".formatted(who, time(facts.talked()));
      case AGENT_ENDED, NO_MATCH, SILENCE ->
          "%s answered and said nothing; the agent hung up after %s"
              .formatted(who, time(facts.talked()));
      case MAX_DURATION, HELD_TOO_LONG, SUPERVISOR_ENDED ->
          facts.answered()
              ? "%s answered and said nothing; the call was ended after %s"
                  .formatted(who, time(facts.talked()))
              : "the call to " + who + " was ended before it was answered";
    };
  }

  /** How a conversation ended, empty where the agent was done. */
  static String talk(CallFacts facts) {
    return switch (facts.ended().reason()) {
      case AGENT_ENDED -> "";
      case NO_MATCH -> "the agent could not make out what was meant and said goodbye";
      case CALLEE_HUNG_UP -> "the callee hung up";
      case SILENCE, SILENT_LINE -> "the callee fell silent, and the agent hung up";
      case MAX_DURATION -> "the call was ended at its longest allowed duration";
      case HELD_TOO_LONG -> "the callee kept the call on hold for too long, and it was ended";
      case SUPERVISOR_ENDED, CANCELLED -> "the call was ended by hand";
      case LEFT_VOICEMAIL -> "a mailbox took the call in the end, and a message was left";
      case VOICEMAIL, MAILBOX_FULL -> "a mailbox took the call in the end, and no message was left";
      case SCREENED, IVR, HOLD_MUSIC -> "nobody came to the phone";
      case UNREACHABLE, FAX -> "a machine took the call in the end";
      case MEDIA_TIMEOUT, TRUNK_REFUSED, TRUNK_UNAVAILABLE, INCOMPATIBLE_MEDIA ->
          "the connection was lost";
      case PROVIDER_FAILED, INTERNAL_ERROR -> "a fault of ours ended the call";
      case INTERRUPTED -> "the call broke off because the server stopped";
      case BUSY, NO_ANSWER, DECLINED, INVALID_NUMBER, SUPPRESSED, NUMBER_NOT_ALLOWED ->
          "the call broke off";
    };
  }
}
