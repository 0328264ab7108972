package dev.parley.language.names;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Common given names that are hardly ever said for anything else. */
public final class GivenNames {
  private static final Set<String> NAMES =
      Set.copyOf(
          List.of(
              """
              aaron abby abdul abdullah abigail abraham adam adele adrian adriana agnes ahmed
              aiden aisha alan albert alejandra alejandro alex alexa alexander alexandra alexis
              alfred ali alice alicia alina alison allan allen allison alma amal amanda amber
              amelia amina amir amit amy ana anastasia anders andre andrea andreas andrew andy
              angela angelica angie anika anil anita anja ann anna annabel anne annette annie
              anthony anton antonio anya archie ariana arjun arthur arun asha ashley aubrey
              audrey austin ava avery barb barbara barry beatrice becky belinda ben benjamin
              bernard bernice beth bethany betsy betty beverly bianca bob bobby bonnie boris brad
              bradley brandon brenda brendan brent brett brian bridget brittany brooke bruce
              bruno bryan bryce caleb calvin cameron camila candice carl carla carlos carmen
              carol carolina caroline carolyn carrie casey cassandra catherine cathy cecilia
              cedric celeste celia chad chandra charles charlie charlotte chelsea cheryl chloe
              chris christina christine christopher cindy claire clara clarence clark claudia
              clayton clifford clint clive cody colin colleen connie connor conrad corey courtney
              craig cristina crystal curtis cynthia daisy dale damian damon dan dana daniel
              daniela danielle danny daphne darlene darrell darren dave david dean deanna deb
              deborah debra denise dennis derek desmond devin diana diane diego dimitri dmitri
              dominic don donald donna doreen doris dorothy doug douglas duncan dustin dwayne
              dylan earl ed eddie edgar edith edward edwin eileen elaine eleanor elena eli elias
              elijah elisa elizabeth ella ellen ellie elliot elsa emily emma emmanuel enrique
              eric erica erik erika erin ernest esther ethan eugene eva evan evelyn fatima fay
              felicia felipe felix fernando fiona florence frances francesca francis francisco
              frank franklin fred freddie frederick gabriel gabriela gail gareth gary gavin gemma
              geoff geoffrey george georgia gerald gerard gina giovanni giulia gladys glen glenda
              glenn gloria gordon grace graham greg gregory greta guillermo gus gustavo guy gwen
              hal hank hannah hans harold harriet harry harvey hassan heather hector heidi helen
              helena henry herbert hilary holly howard hugh hugo hussein ian ibrahim ida igor
              imran ines ingrid irene iris isaac isabel isabella isabelle ivan jack jackie
              jackson jacob jacqueline jacques jaime jake james jamie jan jane janet janice jared
              jasmine jason jasper javier jay jean jeanette jeff jeffrey jenna jennifer jenny
              jeremy jerome jerry jesse jessica jesus jill jim jimmy jo joan joanna joanne joe
              joel joey johan johanna john johnny jon jonas jonathan jordan jorge jose josef
              joseph josephine josh joshua joyce juan juanita judith judy julia julian juliana
              julie juliet justin kamal karen karim karl karla kate katherine kathleen kathryn
              kathy katie katrina kayla keith kelly ken kenneth kenny kerry kevin khalid kim
              kimberly kiran kirsten kristen kristin kristina kumar kurt kyle lara larry laura
              lauren laurence lawrence leah lee leila lena leo leon leonard leroy leslie lewis
              liam lillian lily linda lindsay lisa liz lloyd logan lois lola lorenzo loretta lori
              lorraine lou louis louise luca lucas lucia lucy ludwig luigi luis luke lydia lyle
              lynn mabel madison maggie malcolm mandy manuel marc marcel marcia marco marcus
              margaret margarita maria mariam marian marie marina mario marion marisa marjorie
              mark marlene martha martin marvin mary mateo matt matteo matthew maureen maurice
              max maxine megan mei melanie melinda melissa mercedes meredith mia michael michele
              michelle miguel mike mildred milo milton mina miranda miriam mitch mitchell mohamed
              mohammad mohammed molly mona monica morgan muhammad mustafa myra nadia nadine nancy
              naomi natalia natalie natasha nate nathan ned neil nell nelson nicholas nick nicola
              nicolas nicole nigel nikhil nina nita noah noel noor nora noreen norma norman olga
              oliver olivia omar oscar otis otto owen pablo paige pam pamela pat patricia patrick
              paul paula pauline pavel pedro peggy penelope penny percy perry pete peter petra
              phil philip phillip phoebe phyllis pierre priscilla priya quentin rachel rafael raj
              rajesh ralph ramon randy raul ravi raymond rebecca regina rene renee reuben rhonda
              ricardo richard rick ricky rita rob robert roberta roberto robin robyn rodney
              rodrigo roger roland ron ronald ronnie rosa rosalie rosemary rosie ross roxanne roy
              ruben rudy rufus rupert russell ruth ryan sabrina sally salma sam samantha samir
              samuel sandra sanjay sara sarah sasha saul scott sean sebastian selena sergei
              sergio seth shane shannon sharon shaun shauna shawn sheila shelley sheri sherry
              shirley sid sidney silas simon simone sofia sonia sophia sophie spencer stacey
              stacy stan stanley stefan stella stephanie stephen steve steven stewart stu stuart
              sue sunil suresh susan susanna susie suzanne sven sylvia tamara tammy tania tanya
              tara tariq ted terence teresa terri terry tess thelma theo theodore theresa thomas
              tiffany tim timothy tina todd tom tommy toni tony tracey tracy travis trevor trish
              tristan tyler tyrone valentina valerie vanessa vera vernon veronica vicky victor
              victoria vijay vince vincent viola violet virginia vivian vladimir wade wallace
              walt walter wanda wayne wendy wesley wilfred william willie winston xavier yasmin
              yolanda yusuf yvette yvonne zach zachary zara zoe
              """
                  .strip()
                  .split("\\s+", -1)));

  private GivenNames() {}

  /** Whether a name begins with one, or with an initial. */
  public static boolean begin(String name) {
    String first = name.split("[ -]", 2)[0].toLowerCase(Locale.ROOT);
    return first.matches("\\p{L}\\.?") || NAMES.contains(first);
  }
}
