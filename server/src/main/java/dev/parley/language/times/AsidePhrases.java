package dev.parley.language.times;

import java.util.List;
import java.util.regex.Pattern;

/** What is said about a day or a time that is only told of. */
final class AsidePhrases {
  private static final String PERSON =
      "(wife|husband|spouse|partner|sons?|daughters?|kids?|child|children|baby|mom|mum|mother|dad"
          + "|father|parents|brother|sister|friends?|boss|boyfriend|girlfriend|neighbou?rs?"
          + "|roommate|colleague|coworker|doctor|lawyer|landlord|uncle|aunt|cousin|grand\\w+"
          + "|nephew|niece|fiancee?|assistant|twin|ex)";
  private static final String WHO =
      "(i|we|he|she|they|you|it|((my|our|his|her|their|the) " + PERSON + "))";
  private static final String ALWAYS =
      "( also| always| usually| normally| typically| generally| only| just| already| both)*";
  private static final String SMALL =
      "( (on|at|in|for|the|this|next|coming|a|about|around|by|it|that|of|from|until|till|before"
          + "|after))*$";

  /** What proposes a day or a time instead. */
  static final Pattern PROPOSED =
      Pattern.compile(
          "\\b(can (i|we|you) (do|make|have|come|say|try|get)|could (i|we|you)"
              + " (do|make|have|come|say|try|get)|(i'd|i would|we'd|we would)"
              + " (much )?(prefer|rather|love)|i prefer|let's (do|say|make|go)|mine('s)?( is)?)\\b"
              + "( (do|have|it|that|is|be|with|say|to|come|much|rather))*"
              + SMALL);

  /** What certainly is no answer. */
  static final List<Pattern> NO_ANSWER =
      List.of(
          Pattern.compile(
              "\\b(what('s| is| was) (the |today's )?(date|day|time|weekday)"
                  + "|(what|which) (day|date|time|weekday|month) (is|was|are)|when('s| is| was)"
                  + "|(is|isn't|was) (today|tomorrow|it|this|that)"
                  + "|did (you|i) (say|mean))( (not|it|already|now|still|today|tomorrow))*"
                  + SMALL),
          Pattern.compile("\\b(what('s| is)|which)$"),
          Pattern.compile("\\bis (?!there|it|that)(the )?\\w+( \\w+)? an?$"),
          Pattern.compile("\\b" + WHO + ALWAYS + " (wake|get up|go to (bed|sleep)|sleep|eat)s?\\b"),
          Pattern.compile("\\b(closed|shut|do you( guys| ever)* (work|open|close|deliver))\\b"),
          Pattern.compile(
              "\\b(room|flat|apartment|house|unit|gate|code|account|phone|street)('s)?"
                  + "( number)?( is|'s)?$|\\bnumber('s)?( is)?$"));

  /** Whom a day is said to suit beside another, if it is not who says it. */
  static final Pattern OTHERS_LIKE =
      Pattern.compile(
          "(?<=^(is |are |would |will |might )?(suits?|works?( better| best)? for|be"
              + " (good|fine|better|best|okay|ok|great)"
              + " for|(good|fine|better|best|okay|ok|great|easier) for|it'?s for)"
              + " )(?!(me|us|you|both|all|everyone|everybody|my"
              + " schedule)\\b)(the|my|our|his|her|their|him|them)( \\p{L}+)?(?!.* (and|or)"
              + " (me|i|us)\\b)");

  /** What may be an answer, if it is all there is. */
  static final List<Pattern> TOLD =
      List.of(
          Pattern.compile("\\b(my|our|his|her|their|the) " + PERSON + "('s|s)?\\b"),
          Pattern.compile("\\bthe (others?|rest)\\b|\\b(everyone|everybody|somebody) else\\b"),
          Pattern.compile(
              "(?<!\\b(i|we)( already| just)?) (said|says|told (me|us)|thought|wants|wanted"
                  + "|prefers|suggested|mentioned|offered|promised)\\b"),
          Pattern.compile("\\b(he|she|they)('s|'re| is| are| has| have| will| can| can't)?\\b"),
          Pattern.compile(
              "\\b(was|were|had|came|went|did|used to|last time|originally|previously)\\b"
                  + "(?! (thinking|hoping|wondering|going|gonna|looking|about|in mind))"),
          Pattern.compile("\\bno that's$"),
          Pattern.compile("\\b(usually|normally|always|typically|generally)\\b"),
          Pattern.compile(
              "\\b(i|we)"
                  + ALWAYS
                  + " (fly|leave|travel|start|begin|finish|get (off|home|back|out|in|paid|married)"
                  + "|go (to|on|back|away|home)|pick|drop|have lunch|close|move|land|arrive|depart"
                  + "|retire|graduate|turn|return|come (home|back)|open)\\b"),
          Pattern.compile(
              "\\b(my|our|his|her|their|the) (\\w+ ){1,2}(leaves?|starts?|begins?|ends?|finish(es)?"
                  + "|opens?|closes?|arrives?|lands?|departs?|moves?|returns?|expires?|boards?"
                  + "|(comes?|gets?|goes|is|takes|runs) (back|home|in|off|here|there|out|away|on)"
                  + "|(is|are) (coming|leaving|visiting|moving|flying|arriving)|flies)\\b"),
          Pattern.compile(
              "\\b(guests|visitors|movers|company|people|tenants|builders|painters)"
                  + " (are|arrive|come|leave|move)\\b|\\b(rent|bill|mortgage|payday|school|term"
                  + "|(bin|trash|garbage|pay|election|market) ?day)('s| is)\\b"),
          Pattern.compile("\\b(i'm|i am|we're|we are) back" + SMALL),
          Pattern.compile(
              "\\b(i'm|i am|we're|we are) (in|at|on) (a|an|another|my (?!way)|work|school|class"
                  + "|court|church|surgery|the (doctor|dentist|hospital|office|gym)\\w*)\\b"),
          Pattern.compile(
              "\\b(i|we) (have|'ve got|have got|got) (surgery|guests|visitors|company|plans|school"
                  + "|class|classes|practice|church|training|people)\\b"),
          Pattern.compile(
              "\\b(i'm|i am|we're|we are) (flying|leaving|travell?ing|moving|starting|working"
                  + "|seeing|having|getting (off|home|back|married|out)|coming (home|back)"
                  + "|going (to (?!be)|on|away|back))\\b"),
          Pattern.compile(
              "\\b(have|need|got|gotta|has|supposed) (to )?(leave|go to|go|pick|drop|work|get to"
                  + "|be (at|in|somewhere|back|home|out|there))\\b"),
          Pattern.compile(
              "\\b(i|we)('ve| have|'ve got| have got| got) (a|an|my|another|our|some|the)"
                  + "(?! (\\w+ )?(opening|slot|gap|window|day off|time|hour|availability|preference"
                  + "|free))( \\w+){1,3}$"),
          Pattern.compile(
              "\\b(my|our|the|his|her) (\\w+ )?(birthday|anniversary|wedding|flight|train|bus|plane"
                  + "|shift|class|school|meeting|surgery|vacation|holidays?|trip|exam|lease|rent"
                  + "|payday|graduation|party|funeral|interview|lunch|dinner|deadline|lesson"
                  + "|practice|work|job|lecture|game|concert|appointment|course|kids)('s)?"
                  + "( (is|was|are|starts?|begins?|ends?|finish(es)?|leaves?|lands?|falls?|comes?"
                  + "|arrives?|gets?|up|over|out|already|due|scheduled|booked))*"
                  + SMALL),
          Pattern.compile(
              "\\b(what do you have|what have you got|what's (free|open|available)"
                  + "|do you( guys| ever)* have|who (comes|works|is)"
                  + "|are you( guys)?( still)? (open|closed|there|around|in|working))\\b"));

  /** The same, said behind it. */
  static final List<Pattern> TOLD_AFTER =
      List.of(
          Pattern.compile(
              "^is (a |an )?((public|bank|federal|national) holiday|holiday"
                  + "|(bin|trash|garbage|pay|election|market) ?day)\\b"),
          Pattern.compile(
              "^(is |was |that's |it's |when )?(i|we)( have|'ve| already)?"
                  + " (have|got|had|pick|drop|start|finish|leave|fly|work|go to|see|eat)\\b(?! (the"
                  + " |a |some |an |any |no"
                  + " )?(time|free|off|nothing|available|slot|gap|plans|window|opening|day"
                  + " off|anything|problem))"),
          Pattern.compile(
              "^(is |was )?(when )?(i'm|i am|we're|we are) (seeing|having|meeting|flying|leaving"
                  + "|working|visiting|picking|dropping|teaching|taking|away|out|busy|in (a|court"
                  + "|class|school|surgery|hospital)|at (work|the|my|school))\\b"),
          Pattern.compile(
              "^(is |was )?(when )?(my|our|his|her|their) (?!(day off|free|favou?rite|first|best"
                  + "|only|preferred|preference|choice|schedule|afternoon|morning))"));

  static final Pattern SOMEBODY_BORN =
      Pattern.compile("\\b(he|she|they|who|my " + PERSON + ")('s|'re| is| was| were)? born\\b");

  private AsidePhrases() {}
}
