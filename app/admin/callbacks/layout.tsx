import { sectionLayout } from "../section-layout";

export default sectionLayout("adminCallbacks", "doctor");
