package dev.parley.language.emails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          John dot Smith at gmail dot com.                       | john.smith@gmail.com
          It's john.smith@gmail.com.                             | john.smith@gmail.com
          john.smith at gmail.com                                | john.smith@gmail.com
          My email is maria underscore 82 at yahoo dot co dot uk | maria_82@yahoo.co.uk
          You can reach me at anna at example dot org.           | anna@example.org
          J O H N at acme dot com                                | john@acme.com
          bob dash jones at my-company dot com                   | bob-jones@my-company.com
          b-r-9-2@example.net                                    | br92@example.net
          k-i-m-dot-n-g-u-y-e-n-7 at icloud.com                  | kim.nguyen7@icloud.com
          s-u-e at p-a-r-k then a dash i-n-n dot com.            | sue@park-inn.com
          r-o-s-a, then a dash l-e-e, at, gmail.com              | rosa-lee@gmail.com
          ann, at, P, A, R, K, then a dash, I, N, N, dot com.      | ann@park-inn.com
          Ann, then an underscore, eight two at, yahoo dot com    | ann_82@yahoo.com
          B, R, nine, two, at example dot net.                   | br92@example.net
          Kilo tango seven at example dot org                    | kt7@example.org
          Lima echo oscar at acme dot com                        | leo@acme.com
          Mike at acme dot com.                                  | mike@acme.com
          B for bravo, e for echo, n for nobody, at acme dot com | ben@acme.com
          R as in Robert, x as in xylophone, at acme dot io      | rx@acme.io
          w i double l at example dot com                        | will@example.com
          Dave forty two at hotmail dot com                      | dave42@hotmail.com
          sue nineteen eighty four at aol dot com                | sue1984@aol.com
          sam one two three at outlook dot com.                  | sam123@outlook.com
          blue sky photos, all one word, at gmail dot com        | blueskyphotos@gmail.com
          Happy dog no spaces at example dot com                 | happydog@example.com
          lee at gmail                                           | lee@gmail.com
          lee at g mail dot com                                  | lee@gmail.com
          info at green period garden full stop de               | info@green.garden.de
          jo plus shop at gmail dot com                          | jo+shop@gmail.com
          capital K, y, l, e, at example dot c o m               | kyle@example.com
          Smythe, s m y t h e, at example dot com                | smythe@example.com
          Um, yeah, it's, uh, pat at example dot com             | pat@example.com
          anna at gmail dot com, no, hannah at gmail dot com     | hannah@gmail.com
          t hyphen rex at dino dash park dot org                 | t-rex@dino-park.org
          Sure, that's ray dot o'neill at example dot ie         | ray.oneill@example.ie
          double u x y at example dot com                        | wxy@example.com
          """)
  void readsAddressesSaidAndSpelled(String said, String email) {
    assertThat(read(said, null)).isEqualTo(email);
  }

  /** One address, as recognisers write it whose speaker spells, pauses or says signs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          j.o.t. At example.com.                                     | jot@example.com
          J.O.T. at example dot com                                  | jot@example.com
          J.O.T.@example.com                                         | jot@example.com
          J. O. T. at example.com                                    | jot@example.com
          J. O. T. At example. Dot com.                              | jot@example.com
          J, O, T at example dot com                                 | jot@example.com
          J-O-T. At example dot com.                                 | jot@example.com
          It's J-O-T. At example.com.                                | jot@example.com
          It's J O. T. At example, dot com.                          | jot@example.com
          jay oh tee at example dot com                              | jot@example.com
          Jay, oh, tee, at example.com                               | jot@example.com
          see oh dee at example dot com                              | cod@example.com
          J O tea at example dot com                                 | jot@example.com
          ess you ee at example dot com                              | sue@example.com
          bee oh bee at example dot com                              | bob@example.com
          be ee en at example dot com                                | ben@example.com
          em ay ex at example dot com                                | max@example.com
          J as in John, O, T as in Tom at example dot com            | jot@example.com
          J, as in John, O, as in Oscar, T, as in Tom, at example.com | jot@example.com
          J like John, O like Oscar, T like Tom, at example.com      | jot@example.com
          jay for John, oh for Oscar, tee for Tom, at example.com    | jot@example.com
          It's spelled J O T at example dot com                      | jot@example.com
          That's spelt J-O-T at example dot com                      | jot@example.com
          My email address is J O T at example dot com               | jot@example.com
          Jot. J O T. At example dot com.                            | jot@example.com
          Jot at example .com                                        | jot@example.com
          Jot at example . com                                       | jot@example.com
          jot at example dot come                                    | jot@example.com
          jot at e x a m p l e dot com                               | jot@example.com
          jot at E.X.A.M.P.L.E. dot com                              | jot@example.com
          jot at E-X-A. M-P-L-E dot C-O-M.                           | jot@example.com
          Jot. At example dot co dot uk.                             | jot@example.co.uk
          jot at example dot co uk                                   | jot@example.co.uk
          jot at example.co dot U K                                  | jot@example.co.uk
          jot at example dot com dot au                              | jot@example.com.au
          jot at example dot com au                                  | jot@example.com.au
          Jot. Underscore. Nine at example dot com                   | jot_9@example.com
          jot under score doe at example dot com                     | jot_doe@example.com
          jot dash doe. At example dot com                           | jot-doe@example.com
          jot dot. Doe. At example dot com                           | jot.doe@example.com
          jot minus 7 at example dot com                             | jot-7@example.com
          jot doe, all one word, at example dot com                  | jotdoe@example.com
          jot doe at example dot com, all one word                   | jotdoe@example.com
          jot doe, no space, at example dot com                      | jotdoe@example.com
          jot doe, all lowercase, no dots, at example dot com        | jotdoe@example.com
          J O T double E at example dot com                          | jotee@example.com
          w i two l's at example dot com                             | will@example.com
          double-you I L at example dot com                          | wil@example.com
          triple x at example dot com                                | xxx@example.com
          a. 0. 7. at example dot com                                | a07@example.com
          a oh seven at example dot com                              | a07@example.com
          j.smith@example.com                                        | j.smith@example.com
          a.j.smith at example dot com                               | a.j.smith@example.com
          """)
  void readsWhatRecognisersMakeOfSpelling(String said, String email) {
    assertThat(read(said, null)).isEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          john smith at gmail dot com                            | ?johnsmith@gmail.com
          lee at yahoo                                           | ?lee@yahoo.com
          """)
  void tellsWhichAreNotSure(String said, String email) {
    assertThat(read(said, null)).isEqualTo(email);
  }

  /** Words of an address that lead up to one elsewhere, and what is said of its letters. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          salt and pepper, all one word, at yahoo dot com          | saltandpepper@yahoo.com
          Rock and roll at gmail.com.                              | ?rockandroll@gmail.com
          you and me at gmail dot com                              | ?youandme@gmail.com
          Sure, and use bob at acme dot com                        | bob@acme.com
          My name is Ann Lee and my email is annlee at acme.com.   | annlee@acme.com
          you can email me at pat at acme dot com                  | pat@acme.com
          the best way to reach me is jo at acme dot org           | jo@acme.org
          use my home one pat at acme dot com                      | pat@acme.com
          no fear at gmail dot com                                 | ?nofear@gmail.com
          No, bob at gmail dot com                                 | bob@gmail.com
          no it's bob at gmail dot com                             | bob@gmail.com
          It's do-not-reply@acme.com.                              | do-not-reply@acme.com
          use.less@gmail.com                                       | use.less@gmail.com
          me at house dot com                                      | me@house.com
          My e-mail is jo@acme.com.                                | jo@acme.com
          love is all at gmail dot com                             | ?all@gmail.com
          talk to me at gmail dot com                              | ?talktome@gmail.com
          Eric with a K at gmail.com.                              | ?erik@gmail.com
          erik with a k at gmail dot com                           | erik@gmail.com
          steven with a p h dot cole at gmail dot com              | ?stephen.cole@gmail.com
          Sara without the H at gmail.com                          | sara@gmail.com
          Phillip with two l's at gmail dot com                    | phillip@gmail.com
          ann with an e at the end at gmail dot com                | ?anne@gmail.com
          mark with a c and then hill at yahoo dot com             | ?marchill@yahoo.com
          Capital J, o, e at acme.com                              | joe@acme.com
          upper case r brown at acme dot com                       | rbrown@acme.com
          garry double r at gmail dot com                          | garry@gmail.com
          geoff spelled with a g at gmail dot com                  | geoff@gmail.com
          my last name then my initial, king c at acme dot com     | ?kingc@acme.com
          first initial j last name smith at acme dot com          | ?jsmith@acme.com
          Yes, it's no.reply@acme.com.                             | no.reply@acme.com
          It's Mike. And Sue. At gmail.com.                        | ?sue@gmail.com
          i already told you jo at acme dot com                    | ?jo@acme.com
          ashleigh with an l e i g h at gmail dot com              | ashleigh@gmail.com
          email king at gmail dot com                              | ?king@gmail.com
          please hold at gmail dot com                             | ?hold@gmail.com
          use ann at gmail dot com                                 | ann@gmail.com
          sam two hundred and two at gmail dot com                 | sam202@gmail.com
          one thousand at acme dot com                             | 1000@acme.com
          one direction at gmail dot com                           | ?1direction@gmail.com
          agent double oh seven at gmail dot com                   | agent007@gmail.com
          sales at studio four you dot com                         | ?sales@studio4you.com
          jay dot dee at gmail dot com                             | ?jay.dee@gmail.com
          """)
  void keepsTheWordsOfAnAddressTogether(String said, String email) {
    assertThat(read(said, null)).isEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It's not bob at gmail dot com, it's rob at gmail dot com         | rob@gmail.com
          rob at gmail dot com, not bob at gmail dot com                   | rob@gmail.com
          not bob at gmail dot com                                         |
          It used to be bob@aol.com, now it's bob@gmail.com.               | bob@gmail.com
          My old one was pat@aol.com, the new one is pat@gmail.com.        | pat@gmail.com
          Mine's kim@acme.com. My boss's is lou@acme.com.                  | kim@acme.com
          my sister's is lou at acme dot com mine is kim at acme dot com   | kim@acme.com
          My wife's email is jane@acme.com.                                | ?jane@acme.com
          jo at acme dot com or jo at gmail dot com                        | ?jo@acme.com
          bob at acme dot com and ann at acme dot com                      | ?ann@acme.com
          I think it's bob at acme dot com.                                | ?bob@acme.com
          Is it bob at acme dot com?                                       | ?bob@acme.com
          jane at hotmail, sorry, outlook dot com                          | ?jane@outlook.com
          jane at acme no apex dot com                                     | ?jane@apex.com
          jane at acme dot com, no, dot org                                | ?jane@acme.org
          jane at gmail dot com, no, at yahoo dot com                      | ?jane@yahoo.com
          jane at gmail dot com, no problem                                | jane@gmail.com
          """)
  void takesTheAddressThatIsMeant(String said, @Nullable String email) {
    assertThat(read(said, null)).isEqualTo(ReadValues.expected(email));
  }

  /** A word that is spelled stands where it was said, and what was said before it stays. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k dot adler that's a d l e r at gmail dot com            | k.adler@gmail.com
          K dot Adler. That's A-D-L-E-R at gmail.com.              | k.adler@gmail.com
          m underscore vogel spelled v o g e l at acme dot org     | m_vogel@acme.org
          ann dash lowe, L O W E, at yahoo dot com                 | ann-lowe@yahoo.com
          p dot mayer which is spelled m e y e r at acme dot org   | p.meyer@acme.org
          p dot meyer meyer is m e y e r at acme dot org           | p.meyer@acme.org
          kim that's k i m dot cole that's c o l e at acme dot org | kim.cole@acme.org
          kim dot cole that's k i m dot c o l e at acme dot org    | kim.cole@acme.org
          info at adler that's a d l e r dot com                   | info@adler.com
          tom at brauer b r a u e r dot com                        | tom@brauer.com
          tom at brower dot com that's b r a u e r                 | tom@brauer.com
          tom at brower dot com that's b r a u e r dot com         | tom@brauer.com
          kim dot adler at gmail dot com that's a d l e r          | kim.adler@gmail.com
          kim dot adler at gmail dot com, adler is a d l e r       | kim.adler@gmail.com
          k dot adler spelled k a d l e r at gmail dot com         | ?kadler@gmail.com
          tom at gmail dot com that's t o m at gmail dot com       | tom@gmail.com
          tim dot wu that's w u at acme dot org                    | tim.wu@acme.org
          tom at lee that's l e i g h dot com                      | ?tom@leigh.com
          k dot lee that's l e i g h at gmail dot com              | ?leigh@gmail.com
          kim dot lee at gmail dot com that's l e i g h            | ?kim.lee@gmail.com
          my name is jim adler that's a d l e r at gmail dot com   | ?jimadler@gmail.com
          Smythe, that's s m y t h e, at example dot com           | smythe@example.com
          not a d l e r at gmail dot com it's a d d l e r at gmail dot com | addler@gmail.com
          """)
  void placesWhatIsSpelled(String said, String email) {
    assertThat(read(said, null)).isEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          leave it at ann dot lee at acme dot com please           | ann.lee@acme.com
          Please leave me a message at ann@acme.com.               | ann@acme.com
          you can write me any time at ann@acme.com                | ann@acme.com
          use ann@acme.com, not my old one.                        | ann@acme.com
          use ann@acme.com, that's my old one.                     | ?ann@acme.com
          send it to my lawyer ann at acme dot com                 | ?ann@acme.com
          either ann or bob at acme dot com                        | ?bob@acme.com
          trick or treat at gmail dot com                          | ?trickortreat@gmail.com
          Hello@acme.org.                                          | hello@acme.org
          thanks at acme dot org                                   | ?thanks@acme.org
          capital B bob dot lee at acme dot org                    | ?bob.lee@acme.org
          do not disturb at acme dot org                           | ?donotdisturb@acme.org
          kim at hotmail no i'm sorry it's gmail dot com           | ?kim@gmail.com
          kirsten with an i and an e at acme dot org               | kirsten@acme.org
          help at twenty four seven dot com                        | ?help@247.com
          """)
  void tellsWhatLeadsUpToAnAddress(String said, String email) {
    assertThat(read(said, null)).isEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource({
    "My first name dot my last name at acme dot com.",
    "my full name at gmail dot com",
    "I work at acme dot com.",
    "we're at acme dot com",
    "You can find it at acme dot com.",
    "look it up at acme dot com",
    "My account is at gmail dot com.",
    "I'm at home.",
    "I don't have one.",
    "Meet me at noon dot.",
    "What do you need it for?",
    "At gmail dot com.",
    "I'm at work right now.",
    "Look at that.",
    "dot com",
    "Can you call me at five?",
    "I'll be at my sister's place."
  })
  void findsNoneWhereNoneIsSaid(String said) {
    assertThat(read(said, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No, at hotmail dot com.                  | pat.brown@gmail.com   | ?pat.brown@hotmail.com
          It's dot org.                            | pat@acme.com          | ?pat@acme.org
          It's dot net, not dot com.               | pat@acme.com          | ?pat@acme.net
          With two t's.                            | pat@acme.com          | ?patt@acme.com
          No, not p, b.                            | pat@acme.com          | ?bat@acme.com
          B as in boy, not p.                      | pat@acme.com          | ?bat@acme.com
          An underscore instead of a dash.         | pat-b@acme.com        | ?pat_b@acme.com
          Without the dot.                         | pat.b@acme.com        | ?patb@acme.com
          With an s at the end.                    | pat@acme.com          | ?pats@acme.com
          It starts with an m.                     | nick@acme.com         | ?mick@acme.com
          With a k, like Erik.                     | eric@acme.com         | ?erik@acme.com
          Yes, that's right.                       | pat@acme.com          |
          No, that's wrong.                        | pat@acme.com          |
          """)
  void correctsOnePartOfTheAddressKnown(String said, String known, @Nullable String email) {
    assertThat(read(said, known)).isEqualTo(ReadValues.expected(email));
  }

  private static String read(String said, @Nullable String known) {
    return ReadValues.read(
        Variable.Format.EMAIL, said, ReadValues.context(Expects.EMAIL, "", "US", known));
  }
}
