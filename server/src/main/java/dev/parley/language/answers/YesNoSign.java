package dev.parley.language.answers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What words say for yes or no, tried in this order at a place of {@link YesNoText}. */
enum YesNoSign {
  /** Says something other than what was asked for. */
  STOP(
      "no (hablo|habla|entiendo|comprendo|english|speak|time|comment|answer|more (calls|questions)"
          + "|one (here|by)|such (person|number))|never (mind|you mind|heard|call|again)|nevermind"
          + "|(the |a )?wrong (number|person|guy|man|woman|lady|house|place|one|party|department)"
          + "|yes (or|and) no|(a|the) (simple )?(yes|no) (or|and|question)|nothing (to|against"
          + "|wrong)"
          + "|(good|great|excellent|fair|nice|interesting) (question|point|one|morning|afternoon"
          + "|evening|luck|grief|lord|god|for you)|(just )?(a|one) (sec|second|moment|minute)"
          + "|(call|try|ring|phone) (me |us )?(back|later|again|another)|i wish|if only|bad time"
          + "|i (do|did|can|could|will|would|am|have) not (really |quite |even |just |want to "
          + "|wanna"
          + " |like to |wish to |going to |gonna |feel like |feel |care to |have to |need to "
          + "|comfortable )*"
          + "(hear|hearing|heard|catch|caught|understand|understood|follow|get (that|it|you|what)"
          + "|talk|talking|speak|speaking|(say|saying)( no| yes)?|answer|answering|tell|telling"
          + "|discuss"
          + "|discussing|care|(have|got|have got) (the |any |much |enough )?(time|patience)"
          + "|see (why|how|what)|trust|believe (you|this|it)|share|sharing|comment|like (your|this"
          + "|that question)|give|giving|read|see you|do (this|surveys?))\\b"
          + "|(i would )?rather not (say|answer|talk|discuss|tell|comment|share)"
          + "|(do|can|could|did) not (hear|catch|understand|talk|speak|say|tell|care)"
          + "|((i|we) )?(have|had|got|have got) (a |an |another |some |one |two |to"
          + " |the )*(questions?|appointment|meeting|call|complaint|minute|moment|visitors|guests"
          + "|company|go|run|leave|take|work|be|finish|pick|headache|cold|caller id|lawyer|plans"
          + "|another"
          + " (call|line)|call waiting|dinner)"
          + "|((i|we) )?(have got|have|had|got) (a |such a |an |the )?(really |very |so )?(bad|poor"
          + "|terrible|awful|weak|horrible|shaky|spotty) [\\p{L}]+|((i|we) )?(have got|have|got)"
          + " (someone|somebody|people|guests|a guest|a visitor|kids|my (kids|boss|mother|baby))"
          + " (at|here|over|waiting|on|with|in)"
          + "|(i |we )?never (ever )?(give|share|answer|tell|talk|discuss|buy|respond|reply|accept"
          + "|speak|deal|agree|say|do (this|these|surveys|business))"
          + "|(i |we )?do not (really |ever )?(consent|authori[sz]e|buy|purchase|participate"
          + "|agree (to|with)"
          + " (this|that|being|any)|accept (this|that|calls|any)|do (surveys|business|these"
          + "|this)|want to (be|hear|talk|answer|do)|wish to|take (calls|surveys|part))"
          + "|((i|we) )?(have )?had (enough|it with)|anything to (say|add|tell|hide|do with)"
          + "|(repeat|say) (that|it|this|again)|come again|pardon|say what|none of your"),
  /** Does not know. */
  HEDGE(
      "((i am|we are) )?not (really |quite |entirely |so |too |very |completely |totally |all"
          + " that |100 )*(sure|certain|positive)|(i )?(do|did|could|would|can) not (really"
          + " |honestly )?(know|recall|remember)(?! (of|about) any)|dunno|no (idea|clue)"
          + "|((i|we) )?(have|got) (not )?(a |any |no |the )?"
          + "(clue|idea|foggiest|faintest|slightest)|(it|that) (all )?depends|depends|who"
          + " knows|unsure|hard to say|i forget"
          + "|(i )?(will |would )?(have to|need to|must|got to) (check|ask|think|see|look)"
          + "|i will (check|ask|think|see|look)|let me (check|think|see|ask|look)|could be|may be"
          + "|might( be)?|beats me|maybe|perhaps|possibly|i suspect|i am guessing"),
  NO_WEAK(
      "(probably|likely|maybe|perhaps|possibly|most likely) (no|not|nope)|hardly( ever| any)?"
          + "|barely|rarely|seldom|not (often|always|exactly|quite|entirely|now|right now|me|us"
          + "|today|usually|normally|recently|lately|likely|much|many|necessarily)"
          + "|(i )?would rather not"
          + "|rather not|(i )?would not say (that|so)|unlikely|(i )?doubt (it|that)|i hope not"),
  TAKEN_BACK(
      "sorry|wait|actually|i mean|i meant|hang on|hold on|correction|scratch that|make (that|it)"
          + "|on second thoughts?|my mistake|oops|excuse me"),
  /** None but what has been said. */
  NO_MORE("no (other|others|more|further|additional)( ones?| \\p{L}+)?|nothing else|not otherwise"),
  /** Agrees to what is proposed, and answers nothing else. */
  ASSENT(
      "no (problem|worries|trouble|bother|matter)( at all)?|not a problem|why not|go (right )?ahead"
          + "|please do|sounds (good|great|fine|perfect|lovely)|(that|it|this)( still)?( just)?"
          + " (works|suits)( for)?( me| us)?|works for me|(that|it|this|which) (is|will be|would"
          + " be)"
          + " (fine|good|great|ok|okay|perfect|all right|alright|lovely|great)|(that|it) will do"
          + "|great|good|fine|okay|ok|alright|all right|perfect|lovely|excellent|wonderful|awesome"
          + "|cool|i would (love|like|be happy|be glad) to(?= ,|$| do| and| but| please| thank)"
          + "|i would (love|like) (that|it|one|some)|gladly|with"
          + " pleasure"
          + "|i will (be there|do it|do that|take it|make it|see you( there| then)?)"
          + "|i can (make it|do that|do it|manage)|see you (then|there)"),
  IGNORED(
      "no doubt( about it)?|i am afraid( that)?(?! (not|no))|i am (just |doing )?(fine|good|okay"
          + "|ok|great|alright|all right)|make sure|no offen[cs]e"
          + "|thanks?( you)?( very much| so much| a lot)?|please|sir|ma'am|mate|dear|listen|look"),
  /** Says of what was said that it is not so. */
  UNTRUE(
      "(that|it|this) (is|was) (wrong|false|incorrect|not (right|correct|true|it))|incorrect|wrong"
          + "|false|not (right|correct|true)"),
  /** Turns down what is proposed. */
  DECLINE(
      "((that|it|this)( day| time| one)? )?((do|does|will|would|can|could) not (really )?(work"
          + "|suit|fit"
          + "|happen|be possible|be able to)|(is |am )?not (really )?(going to work|possible"
          + "|convenient"
          + "|free|available|able( to)?|good for me))( for)?( me| us)?|impossible|out of the"
          + " question"
          + "|i am (not (free|available|able( to)?|in town)|unable( to)?|unavailable)"
          + "|i (will|would|can) not be (able( to)?|free|available|there|in town)"),
  NO(
      "(absolutely|definitely|certainly|of course|unfortunately|sadly|surely|i am afraid|afraid"
          + "|obviously|hell|heck|god|oh|for sure) (no|not)|no way|no sir|no thanks?( you)?|nope"
          + "|nah|naw|negative|(i )?(have )?not (at all|really|ever|any ?more|any more|yet|as such"
          + "|any longer|(a )?(single )?(one|thing)|in the (least|slightest)|in my life)"
          + "|no longer"
          + "|never (got|did|had|saw|tried) (it|any|one|that|them)"
          + "|never(?= ,|$| (had|have|ever|once|at|in|no|not|i|we|really)\\b)"
          + "|((i am|we are) )?(not aware|unaware) of (any|one|anything)"
          + "|i (think|guess|suppose|believe|expect|reckon) not"
          + "|(i )?(do|did|would) not (really |actually )?(think|believe|suppose|reckon|imagine"
          + "|expect) (so|any)|far from it"
          + "|(not|none|nothing)( at least)?( that| which)?( as far as| so far as)? (i|we)"
          + " (know|knew|can|am|are|have|could|remember|recall|noticed)( think| tell| see| remember"
          + "| recall| aware| found| ever)?( of)?|not to (my|our) knowledge|not as far as (i|we)"
          + " know"
          + "|(i|we) (do|did) not know (of|about) any|not that (comes|springs) to mind|none|nothing"
          + "|zero|zilch|nada|nil|no"),
  /** What follows is not so. */
  DISBELIEF(
      "((i|we) )?(do|did|would) not (really |actually |honestly )?(think|believe|suppose)( that)?"),
  YES(
      "yes|yeah|yep|yup|yah|ya|yea|aye|sure( thing| do| am| have| is| did| will| can)?"
          + "|of course|absolutely|definitely|certainly|affirmative|indeed|exactly|precisely"
          + "|correct|you bet|totally|by all means|for sure|obviously|naturally|very much so"
          + "|i (think|believe|guess|suppose|reckon|would say|would think) so"
          + "|(that|it) is (right|correct|true|me|it)|you are (right|correct)"
          + "|right(?! (now|here|away|after|before|then|there|in|on|off))|true"),
  /** What follows is only thought. */
  BELIEF("(i|we) (think|guess|suppose|believe|imagine|reckon)( that)?"),
  YES_WEAK(
      "kind of|sort of|kinda|sorta|a (little|bit|tad)( bit)?|somewhat|sometimes|occasionally"
          + "|on occasion|now and (then|again)|once in a while|partly|partially|mostly|in a way"
          + "|more or less|i hope so|probably|most likely|likely"),
  /** So many as answer whether there is any. */
  SOME("a few|several|plenty|lots|some|one or two|a couple|quite (a few|a lot)|loads|many"),
  /** Makes an exception of what follows. */
  EXCEPT("but|except( for)?|unless|if|though|although|however|apart from|other than|aside from"),
  ONLY("just|only|mainly|merely");

  private final Pattern words;

  YesNoSign(String words) {
    this.words = Pattern.compile("(?:" + words + ")(?= |$)");
  }

  /** Where it ends that stands there, -1 if it does not. */
  int at(String text, int from) {
    Matcher matcher = words.matcher(text).region(from, text.length());
    matcher.useTransparentBounds(true);
    return matcher.lookingAt() && matcher.end() > from ? matcher.end() : -1;
  }
}
