import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files, as long as it is given some: reads lines of a flavour ("3u", "ua1"), a tab
 * and a path; answers each with a line for every failed check and then one with the number of
 * checks that were made, after "done" and a tab.
 */
public final class Validate {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] wanted = line.split("\t", 2);
            try {
                validate(PDFAFlavour.byFlavourId(wanted[0]), new File(wanted[1]), out);
            } catch (Exception error) {
                out.println("not validated: " + error);
                out.println("done\t0");
            }
        }
    }

    private static void validate(PDFAFlavour flavour, File file, PrintStream out)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion check : result.getTestAssertions()) {
                String what = check.getRuleId().getClause()
                    + "-" + check.getRuleId().getTestNumber()
                    + " " + check.getMessage()
                    + " | " + check.getErrorMessage()
                    + " | " + check.getLocation().getContext();
                out.println(what.replaceAll("\\s+", " "));
            }
            if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                out.println("not compliant");
            }
            out.println("done\t" + result.getTotalAssertions());
        }
    }
}
