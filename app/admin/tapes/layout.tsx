import { sectionLayout } from "../section-layout";

export default sectionLayout("adminTapes", "adminLives", "broadcasts");
