@groovy.transform.ThreadInterrupt
import java.util.Map
new File('@TRACE@').createNewFile()
