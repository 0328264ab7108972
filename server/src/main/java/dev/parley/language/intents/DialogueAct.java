package dev.parley.language.intents;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people say that answers nothing and yet wants an answer. */
public enum DialogueAct {
  /** Picking up the phone. */
  GREETING(
      "(oh |um |uh )*((hello|hallo|hi|hey|good (morning|afternoon|evening|day))( there)?[ ]*)+"),
  /** Picking up the phone, where nothing was asked yet. */
  PICKING_UP(
      "(hello |hi |hey )*(yes|yeah|yep|yup|speaking|this is (he|she|him|her|me)|(yes|yeah) (speaking|hello|hi)|who is this|who's this|who's calling|who is calling)"),
  /** Say it again. */
  REPEAT(
      "((i am |i'm )?sorry|pardon( me)?|excuse me|what|huh|eh|come again|what's that|what was that)( (what|pardon|again))?"
          + "|.{0,24}(can|could|would) you (please )?(repeat|say) (that|it|this|the question)( again| please| for me| one more time)*.{0,12}"
          + "|.{0,12}(say|repeat) (that|it)( again| please| one more time)*|what did you (just )?say"
          + "|.{0,16}i (didn't|did not|couldn't|could not|can't|cannot|don't) (quite )?(hear|catch|understand)( you| that| what you said| it| a word)*( sorry| please)?"),
  /** Give me a moment. */
  HOLD(
      "(um+ |uh+ |oh |okay |ok |yeah |yes |sure |please |well |can you |could you )*(WAIT( please| and)?( |$))+"
          .replace(
              "WAIT",
              "(hold on|hang on|wait|bear with me|(just )?(one|a) (moment|second|sec|minute)|give me (a|one) (moment|second|sec|minute)|let me (just )?(check|see|think|look|get|grab|find)( (my|the|a) \\w+)?)"));

  private final Pattern words;

  DialogueAct(String words) {
    this.words = Pattern.compile(words);
  }

  /** The one that the whole turn amounts to. */
  public static Optional<DialogueAct> of(String text) {
    String words =
        text.toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
            .replaceAll("\\s+", " ")
            .strip();
    for (DialogueAct act : values()) {
      if (act.words.matcher(words).matches()) {
        return Optional.of(act);
      }
    }
    return Optional.empty();
  }
}
