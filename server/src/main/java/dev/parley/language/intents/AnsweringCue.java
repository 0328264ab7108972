package dev.parley.language.intents;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said when a call is taken, by people and by machines: each a way of speaking in many
 * wordings, and as a recogniser may mishear them.
 */
public enum AnsweringCue {
  /** Leave a message; not where somebody asks whether one is to be left. */
  LEAVE_MESSAGE(
      "(?<!(like|want|wish|care|able) to )(?<!(cannot|can not|cant) )(leave|drop|record|send) (\\w+"
          + " ){0,5}(message|messages|voicemail|voice mail|details|memo|word)\\b|(leave|record)("
          + " me| us)?( \\w+){0,2} (name|number|contact)\\b|leave it (at|after)|(if|in case|when)"
          + " you (\\w+ ){0,4}leave (\\w+ ){0,3}(message|name|number)|(begin|start)"
          + " (speaking|recording)|(speak|talk|say something) (\\w+ )?after\\b|(finished|done)"
          + " recording|please (leave|record)\\b|record at the\\b|speak clearly"),
  /** After the tone. */
  TONE(
      "(after|at|for|following|on|hear|until|comes) (the |a |this |that )?(\\w+"
          + " )?(tone|tones|toned|beep|beeps|bleep|signal|pip)\\b|(after|at|wait for|waiting for)"
          + " the (town|tongue|beat|bead|deep|peep|beef|stone|phone beeps)\\b"),
  /** A mailbox, by its name. */
  MAILBOX(
      "voice ?mails?\\b|voice ?mail|mail ?box|answering (machine|service)|answer ?phone|voice"
          + " message|message (service|system)|messaging (service|system)"),
  /** The mailbox takes no message. */
  FULL(
      "(\\w*box|memory|machine|mail|storage) (\\w+ ){0,9}(is|are|was) (\\w+"
          + " )?(full|fall|fool)\\b|(not|never|no|hasnt) (\\w+ ){0,4}(set"
          + " ?up|initiali[sz]ed|activated)|(cannot|can not|cant|not|no|isnt|unable) (\\w+"
          + " ){0,4}(accept|accepting|leave|receive|receiving|left|take|taking|recorded|record)"
          + " (\\w+ ){0,3}messages?|messages? (cannot|can not|cant) be|no more"
          + " (room|messages|space)|reached its limit"),
  /** The number is none. */
  OUT_OF_SERVICE(
      "(not|no longer|longer|out of|isnt) (in |of )?(service|use)\\b|(has"
          + " been|been|temporarily|was) (disconnected|cut off|suspended|changed)|number (\\w+"
          + " ){0,9}(not exist|doesnt exist|not assigned|not valid|invalid|incorrect|not"
          + " recogni[sz]ed|(has )?changed|not allocated|could not be found|not a (\\w+"
          + " )?(number|extension))|not (been )?(recogni[sz]ed|allocated|assigned)|not a"
          + " (valid|working)|invalid (\\w+ )?(number|extension)|(completed|complete) as"
          + " (dialed|dialled|dial)|check the (\\w+ )?(number|code)|service has been"
          + " (suspended|cut)|not accept incoming|(cannot|can not|cant|not) receive (\\w+"
          + " )?calls|from this network|consult your directory|no new number"),
  /** Whoever was called, as a network speaks of them. */
  CALLED_PARTY(
      "\\b(person|subscriber|customer|party|user|number|numbers|phone|wireless|cellular|owner|caller|line|mobile|extension)"
          + " (\\w+ ){0,3}(youve|youre|you|youd) (\\w+"
          + " ){0,4}(called|call|calling|dialed|dialled|reached|reach|trying|have)\\b|the"
          + " (called|wireless|mobile|cellular|google|telephone|t mobile) (\\w+"
          + " ){0,3}(person|party|subscriber|customer|number|phone|user)|(person|party) at"
          + " extension|your (party|call) (cannot|can not|could not|cant|couldnt|did not|didnt|will"
          + " now)|(this|the) (customer|subscriber|party|user|recipient|owner)\\b|(this|the) (\\w+"
          + " )?(customer|subscriber|user)s|you (have )?dial(l)?ed"),
  /** Try again later. */
  TRY_LATER(
      "(try|call|dial)( again| back| your call| after)+( \\w+){0,3}|please try\\b|hang up and"
          + " (try|call|dial)|turned off|switched off|coverage|out of reach|(cannot|can"
          + " not|cant|not) be (reached|connected|completed)|not reachable|temporarily"
          + " (unavailable|out)|circuits|network|not accept(ing)? calls|unable to connect|did not"
          + " go through"),
  /** Nobody comes to the phone. */
  NOT_ANSWERING(
      "(cant|cannot|can not|unable to|couldnt|could not|not able to|cant seem to|no one can|nobody"
          + " can|is available to|one is available|arent able to) (\\w+"
          + " )?(come|get|take|answer|pick|return|make it)( to| up)?( the| your| my| our| any|"
          + " this)? ?(phone|phones|call|calls|telephone)?\\b|missed (your|the|this|you|me|us)("
          + " call)?\\b|away from (my|the|our|his|her) (phone|desk|telephone)|(on|in|from) (the"
          + " other line|another (call|line))|(not|isnt|arent|aint) (\\w+ )?(at home|around|by the"
          + " phone)|(out of|outside) the (office|country)|on (holiday|vacation|leave)|limited"
          + " access"),
  /** Somebody is not there, as people and machines say it alike. */
  ABSENT(
      "(not|isnt|arent|nobody is|no one is|never) (\\w+"
          + " )?(available|in|here|there|home)\\b|unavailable|is not answering|either|\\bbusy\\b"),
  /** You will be called back. */
  CALL_BACK(
      "(ill|i will|well|we will|will|shell|hell|she will|he will|they will|someone will|somebody"
          + " will) (\\w+ ){0,2}(call|ring|phone|get back|get right back|return|reply|hit|be in"
          + " touch|respond|answer)|as soon as (i|we|possible|you)|back (to you"
          + " )?(later|soon|shortly|when)|your call is important|message is important|will be"
          + " (returned|answered|forwarded|delivered)"),
  /** You have reached, as a recording says and sometimes a person. */
  REACHED(
      "you(ve| have)? (\\w+ )?(reached|reach|got|called)\\b|youre (calling|connected|through"
          + " to)|connected to|youve|you have reached"),
  /** You know what to do. */
  DRILL(
      "you know (what to do|the drill|the deal)|(if|when) you(re| are)? (hear|hearing) this|(text|e"
          + " ?mail|message) me\\b|send me (a|an) (text|e ?mail|message)|tell me who you are"
          + " and|kidding"),
  /** The office is closed. */
  CLOSED(
      "(office|offices|store|shop|business|clinic|we|were|are|is) (\\w+"
          + " ){0,6}closed|(business|office|opening|regular|normal|working|store)"
          + " (hours|day)|(outside|after) (of )?(our |business |office |normal |regular )?(\\w+"
          + " )?hours|reopen|(open|opens) (\\w+ )?at|(arent|aint|not)"
          + " open|(busy|assisting|helping|serving) (\\w+ )?(with )?(other|another)|with a"
          + " (client|customer|patient)|out on a job|in surgery|emergency"),
  /** Say your name. */
  SAY_NAME(
      "(say|state|speak|record|give|tell me|tell us|need|have|announce) (me |us |him |her |them"
          + " )?(your name|yourself|who you are)|(?<!(know|about) )what(s| is) your name|name and"
          + " (\\w+ ){0,3}(reason|why|purpose|business|company)|identify|know who you are|know who"
          + " is calling|say who you"),
  /** Say why you call. */
  SAY_WHY(
      "(reason|purpose|nature) (for|of) (\\w+ )?call|why (you are|youre|are you|you)"
          + " calling|(short|brief|the|your|a) (reason|purpose)|what (\\w+ ){0,3}(call )?(is |its"
          + " |it is )?(about|regarding)|how do you know|your business|what you need|and why\\b"),
  /** Who is calling? */
  WHO_CALLS(
      "who(s| is|se)? (calling|this|there|it|asking)|who (may|shall|should|can|do) i say|who am i"
          + " speaking|who are you|may i ask who"),
  /** An assistant stands between. */
  ASSISTANT(
      "(virtual|digital|automated|call|ai|a i|artificial|personal|google) (\\w+"
          + " )?(assistant|receptionist|secretary)|screen(ing|ed|s)?\\b|(am|im|is) (the"
          + " )?(assistant|answering|taking calls) (of|for)|(answering|taking calls) for|assistant"
          + " (of|for)|\\bsiri\\b|unknown (numbers|callers)|see (if|whether) (\\w+"
          + " ){1,4}(is|are|can|s|wants?|available|free)\\b|find out (if|whether)|(before|once)"
          + " (i|we|this|you|your) (\\w+ ){0,4}(connect|connected|through|said)|ask whether|try to"
          + " (connect|reach)|let (him|her|them) know|(connect|put) (you|me) through|to"
          + " (connect|put you) (to|through)|unidentified"),
  /** A menu. */
  MENU(
      "(press|presses|dial|push|pressing|oprima|marque|hit) (star|pound|hash|the"
          + " (pound|star|hash)|zero|one|two|to|three|four|for|five|six|seven|eight|nine|\\d)\\b|\\bmenu\\b|(following|these)"
          + " (\\w+ )?options|options have|(partys|your|the) extension|dial (it|the extension|by"
          + " name)|listen (closely|carefully)|in a few words|say or\\b|(say|enter|press) (or|and)"
          + " (say|enter|press)|enter (your|the) (\\w+ ){0,3}(number|code|pin)|automated"
          + " (attendant|\\w+ ?system|line|service)|para espanol|para español|say"
          + " (agent|operator|representative)|directory|say things like|for"
          + " (sales|billing|english|support|appointments|service|parts|directions)\\b|(may|will|is)"
          + " be(ing)? (\\w+ )?(recorded|monitored)|stay on the line press"),
  /** A queue. */
  QUEUE(
      "(next|first) (available|free) |in (the|a) (queue|line)|the queue|(thank you|thanks) for"
          + " (your )?(hold|holding|waiting|patience)|(continue to|please|keep) hold(ing)?\\b(?!"
          + " (for|on))|hold the line|(answered|received) in the order|caller number|(ahead|in"
          + " front) of you|(estimated|expected|average) wait|wait(ing)? time|(be|right) with you"
          + " (\\w+ )?(shortly|in a|as soon|right|soon|moment)|right with you|be with you|keep you"
          + " waiting|(stay|remain) on the line (and|while|your)|high(er)? (\\w+ )?(volume|number)"
          + " of calls|(wait|hold) while (we|i|your)|call is being (transferred|connected)|do not"
          + " hang up|position in|apologi[sz]e for the (delay|wait)|(will|to) (take|be answered|be"
          + " taken) (your call|shortly|by)"),
  /** The call was passed on by itself. */
  FORWARDED("(call|been|you have been) (\\w+ )?(forwarded|transferred to the)|automatic (voice)?"),
  /** An offer to help, as people make it. */
  OFFER(
      "how (can|may|could) (i|we) (help|direct|assist|be of)|how (can|may) i\\b|what can (i|we) do"
          + " for you|take a message|(would|do) you (\\w+ )?(like|want|wish|care) to leave|who"
          + " would you like|can you (hold|make it)|could you hold|please hold$|(?<!press|dial)"
          + " hold (on|for a|please)|call (me|us) back in|what do you want|is (this|it)"
          + " (about|urgent)|stop calling|hang on|let me (just )?(turn|get|put|see|check)"),
  /** A greeting that waits for an answer. */
  GREETING(
      "^(oh |um |uh |yes |yeah |well )*((hello|hi|hey|yes|yeah|yep|good"
          + " (morning|afternoon|evening)|speaking|hallo)( there)?[ ]*)+$|\\bspeaking$|(is|its|it"
          + " is) (he|she|him|her|me) speaking|this is"
          + " (he|she|him|her)\\b|(anybody|anyone|somebody|you) there\\b|(cant|cannot|can not|can)"
          + " (\\w+ )?hear (you|me)|^(hello|hi|hey|yes) .{0,30}(residence|speaking)$"),
  /** Goodbye, from who has not been spoken with. */
  FAREWELL("good ?bye|good by\\b|good bye"),
  /** Thanks for calling, as people and machines say alike. */
  THANKS("(thank you|thanks|welcome)( \\w+)? (for (calling|phoning)|to)");

  private final Pattern said;

  AnsweringCue(String said) {
    this.said = Pattern.compile("(?:^|\\b)(?:" + said + ")");
  }

  /** Those that are heard in words. */
  public static Set<AnsweringCue> in(String text) {
    String words =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("['’]", "")
            .replaceAll("[^\\p{L}\\p{N} ]+", " ")
            .replaceAll("\\s+", " ")
            .strip();
    Set<AnsweringCue> heard = EnumSet.noneOf(AnsweringCue.class);
    for (AnsweringCue cue : values()) {
      if (cue.said.matcher(words).find()) {
        heard.add(cue);
      }
    }
    return heard;
  }
}
