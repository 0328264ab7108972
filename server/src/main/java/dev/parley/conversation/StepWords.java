package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.call.JournalWords;
import dev.parley.language.intents.CalleeIntent;

/** The words of a conversation's steps in journals: see {@code docs/journal.md}. */
final class StepWords {
  static final JournalWords<Timer> TIMERS =
      new JournalWords<>(
          Timer.class,
          timer ->
              switch (timer) {
                case SILENCE -> "silence";
                case DIGITS -> "digits";
                case PATIENCE -> "patience";
                case MAX_DURATION -> "max_duration";
                case STALLED -> "stalled";
                case HOLD -> "hold";
              });

  static final JournalWords<Expects> EXPECTS =
      new JournalWords<>(
          Expects.class,
          expects ->
              switch (expects) {
                case OPEN -> "open";
                case YES_NO -> "yes_no";
                case CHOICE -> "choice";
                case NUMBER -> "number";
                case DIGITS -> "digits";
                case DATE -> "date";
                case TIME -> "time";
                case PHONE -> "phone";
                case EMAIL -> "email";
                case NAME -> "name";
                case ADDRESS -> "address";
              });

  static final JournalWords<Variable.Source> SOURCES =
      new JournalWords<>(
          Variable.Source.class,
          source ->
              switch (source) {
                case REPLY -> "reply";
                case CONVERSATION -> "conversation";
              });

  static final JournalWords<Variable.Format> FORMATS =
      new JournalWords<>(
          Variable.Format.class,
          format ->
              switch (format) {
                case TEXT -> "text";
                case NUMBER -> "number";
                case BOOLEAN -> "boolean";
                case DATE -> "date";
                case TIME -> "time";
                case PHONE -> "phone";
                case EMAIL -> "email";
                case NAME -> "name";
                case ADDRESS -> "address";
                case CHOICE -> "choice";
              });

  static final JournalWords<CalleeIntent> INTENTS =
      new JournalWords<>(CalleeIntent.class, CalleeIntent::id);

  private StepWords() {}
}
