package dev.parley.language.answers;

import dev.parley.language.words.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells yes from no, and both from neither. */
public final class YesNo {
  private static final String STRONG_YES =
      "yes|yeah|yep|yup|yah|sure( thing)?|of course|absolutely|definitely|certainly|affirmative|indeed|exactly|precisely|correct|you bet|uh huh|mm ?hm+|mhm+|aye|totally|by all means|for sure";
  private static final String SOFT_YES =
      "that's (right|correct|fine|good|great|ok|okay|perfect|true|me|it)|that is (right|correct|fine|good|true)|right(?! (now|here|away|after|before))|true|sounds (good|great|fine|perfect)|(that|it)( still)?( just)? works( for me)?|works for me|(that|it|which)('ll| will) (work|be fine|be good|do)|i (can|do|will|am|did|have|would)( still)?( make (it|that))?|i'll (be there|do it|take it|make it|see you( there| then)?)|go ahead|please do|okay|ok|fine|perfect|great|good|i (think|guess|believe|suppose) so|no (problem|worries|trouble)( at all)?|not a problem|why not|see you (then|there)|i'd (love|like) (to|that)|alright|all right";
  private static final String NO =
      "no|nope|nah|negative|not (really|at all|quite|exactly|true|right|correct|possible|anymore|any more|now|right now|yet)|that's (wrong|not (right|correct|it|true|quite right))|that is (wrong|not (right|correct|true))|(it|that|this|which) (isn't|is not|wasn't|was not) (right|correct|true|it)|incorrect|wrong|false|never|no way|i (can't|cannot|can not|don't|do not|won't|will not|didn't|did not|haven't|am not|couldn't|could not|wouldn't|would not)|i'm (not|afraid not|afraid i can't)|(it|that) (doesn't|does not|won't|will not)( work)?|unfortunately( not| no)?|afraid not|absolutely not|definitely not|certainly not|of course not|i (think|guess|hope) not";
  private static final Pattern UNSURE =
      Pattern.compile(
          "\\b(not (really |quite |entirely |so )?sure|(i )?(don't|do not) know|no idea|maybe|perhaps|it depends|that depends|possibly|might|who knows|i'll (have to )?(think|check|see))\\b");
  private static final Pattern YES = Pattern.compile("\\b(" + STRONG_YES + "|" + SOFT_YES + ")\\b");
  private static final Pattern NO_WORD = Pattern.compile("\\b(" + NO + ")\\b");
  private static final Pattern POLITE_NO =
      Pattern.compile("\\bno (problem|worries|trouble|doubt)\\b|\\bnot a problem\\b|\\bwhy not\\b");
  private static final Pattern FILLER =
      Pattern.compile(
          "^((um+|uh+(?! huh)|er+|oh|well|so|hi|hello|hey|ah|okay so|like)\\b\\s*)+(?=.)");

  private YesNo() {}

  /** Whether somebody says that they do not know. */
  public static boolean unsure(String text) {
    return UNSURE.matcher(String.join(" ", Tokens.of(text))).find();
  }

  /** True for yes, false for no; empty if the words say neither, both, or that they do not know. */
  public static Optional<Boolean> of(String text) {
    String words =
        FILLER
            .matcher(String.join(" ", Tokens.of(text.replace("uh-huh", "uh huh"))))
            .replaceFirst("");
    if (words.isEmpty() || UNSURE.matcher(words).find()) {
      return Optional.empty();
    }
    String withoutPoliteNo = POLITE_NO.matcher(words).replaceAll("fine");
    boolean no = NO_WORD.matcher(withoutPoliteNo).find();
    boolean yes = YES.matcher(NO_WORD.matcher(withoutPoliteNo).replaceAll(" ")).find();
    if (no && yes) {
      return Optional.empty();
    }
    return yes || no ? Optional.of(yes) : Optional.empty();
  }
}
