import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Validates PDFs against one veraPDF profile: for each its path, a line for each broken requirement, the verdict. */
public final class VeraPdf {
  private static final String PROFILES = "/org/verapdf/pdfa/validation/";

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile(arguments[0]);
    for (int index = 1; index < arguments.length; index++) {
      Map<String, Integer> broken = broken(profile, arguments[index]);
      System.out.println("FILE " + arguments[index]);
      broken.forEach((requirement, times) -> System.out.println(times + "x " + requirement));
      System.out.println("VERDICT " + (broken.isEmpty() ? "compliant" : "not compliant"));
    }
  }

  private static ValidationProfile profile(String name) throws Exception {
    try (InputStream definition = VeraPdf.class.getResourceAsStream(PROFILES + name + ".xml")) {
      if (definition == null) {
        throw new IllegalArgumentException("no profile named " + name);
      }
      return Profiles.profileFromXml(definition);
    }
  }

  private static Map<String, Integer> broken(ValidationProfile profile, String path) throws Exception {
    Map<String, Integer> broken = new TreeMap<>();
    try (FileInputStream file = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour());
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
      for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          broken.merge(requirement(assertion), 1, Integer::sum);
        }
      }
    }
    return broken;
  }

  private static String requirement(TestAssertion assertion) {
    return assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage();
  }
}
