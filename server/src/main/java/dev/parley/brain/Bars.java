package dev.parley.brain;

import dev.parley.language.answers.YesNo;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.Intent;
import dev.parley.language.intents.Questions;
import java.util.EnumSet;
import java.util.Set;

/**
 * How probable a trained reading must find something, lest nothing be made of it; set on the
 * questions that training sets aside (decision 0031).
 *
 * @param act of an outcome
 * @param grave of an outcome that ends something or turns somebody away
 * @param agreed how much less is enough where the reply's own words say what the label is about
 * @param doubt where none is acted on
 * @param plain of the likeliest outcome, where it is one that a plain yes or no means, or whose
 *     label is named by the reply and ends nothing
 * @param asked of an outcome of what asks back: "Collect it?"
 * @param answers that a reply answers at all; below it no outcome is chosen
 * @param met of an intent that is met in place, and may be met wrongly at small cost
 * @param ending of an intent that ends the call
 * @param optOut of the demand not to be called again, which costs most when it is not heard
 */
record Bars(
    double act,
    double grave,
    double agreed,
    Doubt doubt,
    double plain,
    double asked,
    double answers,
    double met,
    double ending,
    double optOut) {
  static final Bars CALIBRATED =
      new Bars(0.7, 0.8, 0.2, Doubt.CALIBRATED, 0.35, 0.9, 0.2, 0.4, 0.6, 0.35);

  private static final Set<Intent> GRAVE =
      EnumSet.of(Intent.CANCEL, Intent.NOT_INTERESTED, Intent.WRONG_PERSON);

  /** That of an outcome, for a reply. */
  double of(Question.Choice choice, String reply) {
    Set<Intent> about = Intent.ofLabel(choice.label());
    if (Questions.asksBack(reply)) {
      return asked;
    }
    double bar = ends(about) ? grave : act;
    return said(reply).stream().anyMatch(about::contains) ? bar - agreed : bar;
  }

  /** Whether an outcome ends something or turns somebody away. */
  static boolean ends(Question.Choice choice) {
    return ends(Intent.ofLabel(choice.label()));
  }

  private static boolean ends(Set<Intent> about) {
    return about.stream().anyMatch(GRAVE::contains);
  }

  /** What the words of a reply say by themselves. */
  private static Set<Intent> said(String reply) {
    Set<Intent> said = EnumSet.noneOf(Intent.class);
    said.addAll(Intent.ofReply(reply));
    YesNo.of(reply).ifPresent(yes -> said.add(yes ? Intent.AFFIRM : Intent.DENY));
    return said;
  }

  /** That of an intent. */
  double of(CalleeIntent intent) {
    return switch (intent) {
      case OPTOUT -> optOut;
      case WRONG, ABSENT, PERSON, BYE, LANGUAGE -> ending;
      case ANSWER,
          FILLER,
          INCOMPLETE,
          REPEAT,
          WHO,
          WHAT,
          ROBOT,
          NUMBER,
          HOLD,
          LATER,
          TOLD,
          ANGRY,
          QUESTION,
          UNSURE,
          UNRELATED,
          GREETING,
          THANKS,
          MACHINE,
          SCREENING,
          IVR,
          CORRECTION ->
          met;
    };
  }
}
