package dev.parley.language.reading;

import dev.parley.language.words.Sentences;
import dev.parley.language.words.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a reply as it is, unless it says nothing, or that there is nothing to tell, or only asks
 * something of those who asked.
 */
public final class PlainText {
  private static final String OPENING =
      "((um+|uh+|er+m?|hm+|mm+|ah|oh|well|so|like|okay|ok|and|but|no|yes|yeah|hello|hi|hey|sorry"
          + "|wait"
          + "|wow|gosh|look|listen|excuse me|honestly|frankly|actually|really|now|hold on"
          + "|hang on) )*";
  private static final Pattern NOTHING =
      Pattern.compile(
          OPENING
              + "((i |we )?(really |honestly |just |simply )*(don't|do not|dont|wouldn't|would not"
              + "|couldn't|could not|can't|cannot) (really |honestly |quite )?(know|remember|recall"
              + "|say|tell( you)?|think of (anything|one|any)|have (one|any|it|an? answer))"
              + "( to be honest| for (sure|certain)| right now| off hand| about that)*"
              + "|(i )?(have|have got|i've|i've got|we've|we have|got|haven't|haven't got"
              + "|absolutely"
              + "|really|not|just| )*(no|the (faintest|foggiest|slightest)|a|any)( earthly)?"
              + "( (idea|clue|notion))( (what|really|to be honest|at all|sorry))*"
              + "|not the (faintest|foggiest|slightest)( idea| clue)?|(i )?(dunno|wouldn't know)"
              + "|beats me|(god |who |goodness |heaven )knows|search me"
              + "|your guess is as good as mine"
              + "|(that's |it's )?(none of your (damn |bloody )?(business|concern)|private|personal"
              + "|confidential)|mind your own business|no comment"
              + "|(i'd |i would )?prefer not( to)?( say| tell you)?|i won't (say|tell( you)?)"
              + "|i don't want to (say|tell you|talk about (it|that))"
              + "|(that's )?(hard|difficult) to (say|tell)|(i'm |i am |we're )?(really |just )?(not"
              + " (really |quite |too |so |entirely )*(sure|certain)|unsure)( about that"
              + "| to be honest)*"
              + "|(i'd |i would )?rather not( say| tell you)?|(nothing|none|skip( it)?|pass))"
              + "(( and)? (sorry|thanks|thank you|mate|man|buddy|pal|sir|ma'am|really"
              + "|to be honest|i'm afraid))*");

  /** What is said before an answer, or in place of one. */
  private static final Pattern FILLING =
      Pattern.compile(
          "((um+|uh+|uh huh|er+m?|hm+|mm+|mm hm+|ah|oh|well|so|like|okay|ok|hello|hi|hey|yes"
              + "|yeah|yep"
              + "|yup|yea|aye|sure|of course|no|nope|nah|naw|not really|maybe|perhaps|possibly"
              + "|probably|what|who|why|how|which|sorry|pardon( me)?|huh|eh|excuse me|come again"
              + "|say (that )?again|hold on|hang on|wait|what was that|what did you say|say what"
              + "|(just )?(one|a) (moment|second|sec|minute)|let me (think|see|check)|please"
              + "|thanks?"
              + "( you)?|sir|ma'am|i see|i beg your pardon|good (morning|afternoon|evening"
              + "|question)|i (do|don't|did"
              + "|didn't|guess|suppose|am|will|can)( so| not)?|is that so) ?)+");

  /** A question to those who asked: about them, the call, or what they mean. */
  private static final Pattern ASKING =
      Pattern.compile(
          OPENING
              + "(who('s| is| are| am| was| do| did| gave| told| wants| the \\p{L}+)\\b.*"
              + "|why('s| is| are| am| do| did| would| should| does| can't| not| me| this"
              + "| all)\\b.*"
              + "|(how|where) (did|do|should|the|are|come|can|is|dare|would|was) (i|you|this"
              + "|that|your)\\b.*"
              + "|(what|which) (do|did|are|is|was|does|kind of|sort of)( it)? (you|this|your|that|i"
              + "|company|call|business|survey)\\b.*|what's (this|that|it|your|the (point|question"
              + "|purpose|catch|call))\\b.*|what company\\b.*|(what|which|whose) (car|one|ones"
              + "|do you"
              + "|about|for|call|problem|question|thing|kind|order|address|now|again)"
              + "|(are|do|did|have|were) you\\b.*|am i\\b.*|is (this|that)\\b.*|what if .*"
              + "|(can|could|would|will) you (please |just |maybe )?(repeat|say|speak|hear|tell"
              + "|explain"
              + "|call|hold|wait|slow|stop|go|rephrase|ask|talk|give me|come again|spell)\\b.*"
              + "|(can|could|may) i (ask|speak|talk|know|call)\\b.*|does (it|that) matter\\b.*"
              + "|(i |we )?(can't|cannot|can not|couldn't|could not|didn't|did not"
              + "|don't) (really |quite"
              + " )?(hear|catch|understand|follow|get) (you|that|the question|what you|a word"
              + "|it)\\b.*"
              + "|wrong (how|with what|in what)\\b.*|says who|you tell me|what (business"
              + "|concern) .*|that's what i .* to know|since when)");

  private static final int MOST_ASKED = 14;

  private PlainText() {}

  public static Optional<String> of(String reply) {
    String words = String.join(" ", Tokens.of(reply));
    boolean empty =
        words.isEmpty()
            || tellsNothing(words)
            || Sentences.of(reply).stream().allMatch(PlainText::empty);
    return empty ? Optional.empty() : Optional.of(reply.strip());
  }

  private static boolean empty(String sentence) {
    String words = String.join(" ", Tokens.of(sentence));
    return tellsNothing(words)
        || (ASKING.matcher(words).matches() && words.split(" ", -1).length <= MOST_ASKED);
  }

  private static boolean tellsNothing(String words) {
    return FILLING.matcher(words).matches() || NOTHING.matcher(words).matches();
  }
}
