package dev.parley.language.names;

import java.util.Locale;
import java.util.Set;

/** Words that are no names, however they are written. */
public final class NoNames {
  private static final Set<String> WORDS =
      Set.of(
          """
          i i'm i'd i'll i've yes yeah yep yup no nope nah not sorry hello hi hey sure okay ok what who why how when where which
          the a an it it's its that that's this these those my mine me you your yours our ours their theirs his hers here there
          speaking correct right wrong fine good great perfect thanks thank please well um uh hmm huh so and but or if because
          calling busy from for about to of in on at by with without he she her him they we us is are was were be been am do does
          did done don't doesn't didn't can can't cannot could couldn't would wouldn't should shouldn't won't have has had having
          maybe perhaps probably possibly actually really again just only even still also too very quite nobody none nothing
          everything something anything everyone anyone someone somebody anybody everybody today tomorrow yesterday tonight now
          later soon never always sometimes morning afternoon evening night monday tuesday wednesday thursday friday saturday
          sunday whatever wait hold hang stop call calls called driving working eating sleeping cooking looking listen look
          see think know need want like tell give get got go going gone let let's say said spell spelled name names first
          last middle full legal private secret confidential unknown english spanish french german robot machine computer
          person human operator agent representative available interested uninterested afraid tired late early home work sick
          away ready alright bye goodbye cheers exactly absolutely definitely certainly pardon excuse repeat question
          questions answer number phone email address honey mom mum dad mother father wife husband son daughter brother
          sister boss friend partner roommate assistant secretary one two three four five six seven eight nine ten all any
          some every each other another same different more less most much many few little big old new long short high low
          true false bad better best worse worst nice hard easy difficult important sir ma'am mister miss missus doctor
          kind kidding joking serious course problem trouble worries minute moment second hour day week month year time
          date appointment meeting thing things way place house car line speak talk hear heard understand understood
          forget forgot remember mean meant anonymous delivery customer client guest resident occupant tenant landlord
          visitor patient reception receptionist front desk service services support sales billing accounting accounts
          maintenance department office company business store shop warehouse voicemail mailbox manager owner supervisor
          irish italian american british canadian mexican chinese japanese indian australian dutch polish portuguese
          russian turkish greek swedish norwegian danish finnish korean vietnamese asian european african scottish welsh
          catholic muslim jewish hindu buddhist vegetarian vegan retired married single divorced pregnant deaf disabled
          allergic diabetic comma hungry confused lost stuck outside inside under over up down out off back
          eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
          deliveries surname forename lastname firstname isn't aren't wasn't ain't nevermind never-mind mind care depends
          christmas thanksgiving easter halloween hanukkah ramadan january february september october november december
          sagittarius aquarius capricorn scorpio pisces gemini libra taurus birthday
          """
              .strip()
              .split("\\s+", -1));

  private NoNames() {}

  public static boolean contains(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower) || WORDS.contains(lower.replaceFirst("'(s|re|ll|d|ve|m)$", ""));
  }
}
