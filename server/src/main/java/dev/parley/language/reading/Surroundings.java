package dev.parley.language.reading;

import java.util.List;
import java.util.regex.Pattern;

/** What people remark in the middle of a call on what goes on around them. */
final class Surroundings {
  /** What a remark begins with. */
  static final Pattern OPENING =
      Pattern.compile(
          "^((um+|uh+|erm?|oh|ah|sorry|so|okay|ok|and|but|well|yeah|yes|no|excuse me|pardon( me)?"
              + "|sorry about that|dear|just) )+(?=.)");

  private static final String ANIMAL =
      "(dogs?|pupp(y|ies)|cats?|parrot|birds?|baby|toddler|twins|kids?|child|children|sons?"
          + "|daughters?|boys?|girls?)";
  private static final String SUBJECT =
      "("
          + ANIMAL
          + "|phone|mobile|landline|bell|doorbell|alarm|kettle|radio|tv|telly|television|music"
          + "|neighbou?rs?|trains?|lorry|lorries|trucks?|bus|planes?|helicopter|tractor|van"
          + "|motorbikes?|ambulance|sirens?|wind|rain|machine|dishwasher|microwave|oven|timer"
          + "|cockerel|rooster|mower|drill|saw|builders|workmen|traffic|pan|car|husband|wife|mum"
          + "|mom|dad|boss)";
  private static final String SINCE =
      "( (is|are|has|have|been|just|always|really|now|again|started|keeps?|kept|won't stop|here"
          + "|next door|outside|upstairs|downstairs))*";

  /** What makes a noise or wants something. */
  private static final Pattern HAPPENING =
      Pattern.compile(
          "((there's|there is|there are|that's|it's|here's|(i've )?got) )?(\\p{L}+ ){0,4}?"
              + SUBJECT
              + "('s|s')?"
              + SINCE
              + " (((bark|cry|ring|boil|scream|shout|yell|beep|pass|fight|call|whistl|honk|howl"
              + "|meow|bang|drill|squawk|crow|whin|laugh|sing|argu|shriek|wail|blar|rattl|hoot|interrupt|jump|climb|mow|hoover|saw|hammer|knock|cough|sneez|snor|wak)(l?ing|s|ed)("
              + " up)?|w[ao]ke(n)? up)|(going|coming|driving|flying|running)"
              + " (mad|off|past|by|through|over|crazy|nuts|wild|round|around|in)|acting up|playing"
              + " up|kicking off|boiling over|being (loud|noisy|a pain)|at the"
              + " door|((so|very|really) )?loud|noisy|making (a|such a) \\p{L}+|needs me|wants"
              + " (me|something|out|in))( \\p{L}+){0,3}");

  private static final Pattern ANIMAL_AT =
      Pattern.compile(
          "(the|my|our) "
              + ANIMAL
              + "('s| is| has)?( just| got)* (on|under|in|eating|chewing|licking|stealing|after"
              + "|spilt|spilled|knocked( over)?|dropped|broke) (the|my|his|her|me|something)"
              + "( \\p{L}+)?");
  private static final Pattern DOOR =
      Pattern.compile(
          "(there's |there is )?(somebody|someone|the (post|postman|courier|delivery|neighbou?r))"
              + "('s| is)?( just)? (at|knocking (at|on)) (the|my|our) door"
              + "|((that's|that was|there's) )?(the|my|our) door ?(bell)?"
              + "|(somebody|someone)('s| is) (knocking|calling|shouting|ringing)( \\p{L}+){0,2}"
              + "|(that's|that was|there's|there goes|hear) (the|my|our) "
              + SUBJECT
              + "( \\p{L}+)?");
  private static final Pattern EXCUSED =
      Pattern.compile(
          "(excuse|ignore|never mind|forgive) (the|my|that|all the) \\p{L}+( \\p{L}+){0,3}"
              + "|(about|for) (the|my|that|all the) (\\p{L}+ )?(noise|racket|dogs?|kids?|baby|line"
              + "|connection|signal|echo|background|music|mess|din|cat|wind|hoover)"
              + "( \\p{L}+){0,3}");

  /** What the callee is about to do before they answer, or does meanwhile. */
  private static final Pattern DOING =
      Pattern.compile(
          "((let me|i'll|i'm|i am|i've got to|i need to|i have to|gotta) )?(just"
              + " )?((turn|switch)(ing)? (the|this|that|my) \\p{L}+( \\p{L}+)?"
              + " (down|off)|(clos|shut|shutt|open)(e|ing)? (the|this|that|my) (\\p{L}+"
              + " )?(door|window|gate|curtains)|pull(ing)? over|park(ing)?( up| the"
              + " car)?|step(ping)? (outside|out|away)|(go|going|get|getting|move|moving) somewhere"
              + " quiet(er)?|(put|putting|take|taking) (you|this|it) (on|off)( the)?"
              + " speaker|(get|find|grab|fetch|getting|finding) (my|a|the) (reading"
              + " )?(glasses|pen|diary|calendar|headphones|earbuds|charger|notebook))|i'm (in the"
              + " car|driving|on the (train|bus)|walking( \\p{L}+){0,3}|cooking|out of breath)");

  private static final Pattern ORDER =
      Pattern.compile(
          "(\\p{L}+ )?(get (down|off|out)|be quiet|shush|shh+|hush|stop (it|that|barking|crying"
              + "|shouting)|go away|i'm on the phone|(mum|mom)my's on the phone"
              + "|daddy's on the phone|put (it|that) (down|back)|leave (it|him|her|that) alone"
              + "|come here|don't (touch|do|eat) (it|that)|sit down)"
              + "( (the|of|from|my|please|now|\\p{L}+)){0,3}");
  private static final Pattern PUT_OFF =
      Pattern.compile(
          "(?!(but|and|so|no|yes|i'm|maybe)\\b)\\p{L}+ not now|not now"
              + " (?!(but|please|thanks|thank|maybe|no|sorry|anyway)\\b)\\p{L}+");
  private static final List<Pattern> REMARKS =
      List.of(HAPPENING, ANIMAL_AT, DOOR, EXCUSED, DOING, ORDER, PUT_OFF);

  private Surroundings() {}

  /** Whether a clause, in lower case and without marks, is about them. */
  static boolean concern(String clause) {
    return REMARKS.stream().anyMatch(each -> each.matcher(clause).matches());
  }

  /** Whether a clause is an order to somebody in the room. */
  static boolean order(String clause) {
    return ORDER.matcher(OPENING.matcher(clause).replaceFirst("")).matches();
  }
}
