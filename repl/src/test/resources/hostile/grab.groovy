@Grab('org.example:nothing:1')
import java.util.List
